-- How each tier is served: saving adds a version, the latest holds; none takes the defaults back.

create table tier_strategy (
  id bigint generated always as identity primary key,
  tier text not null,
  strategy jsonb,
  saved_at timestamptz not null default now()
);

-- The borders of "lost" stood twice, in the tier rules and in the life cycle. Saved tier rules hand theirs to the life cycle.
insert into insight_setting (insight, settings)
select 'worth.life-cycle', jsonb_build_object('lostGaps', settings -> 'lost' -> 'silentGaps', 'lostPAlive', settings -> 'lost' -> 'pAliveBelow')
from insight_setting
where id = (select max(id) from insight_setting where insight = 'worth.tiers') and settings ? 'lost';
