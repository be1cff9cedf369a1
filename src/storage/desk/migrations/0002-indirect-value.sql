-- What customers bring besides their own orders, as people put it; earlier entries stay to look back on.

create table indirect_value (
  id bigint generated always as identity primary key,
  customer_id text not null,
  kind text not null check (kind in ('referrals', 'volume', 'reference', 'other')),
  yearly_amount numeric(18, 2) not null check (yearly_amount > 0),
  reason text not null,
  entered_at timestamptz not null default now(),
  ended_at timestamptz
);
create unique index indirect_value_live on indirect_value (customer_id, kind) where ended_at is null;
