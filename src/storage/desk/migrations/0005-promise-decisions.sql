-- What people say of the promises that were found in texts: the latest decision on a place in a text holds.

create table promise_decision (
  id bigint generated always as identity primary key,
  text_id text not null,
  quote_start integer not null,
  quote text not null,
  decision text not null check (decision in ('confirmed', 'rejected')),
  decided_at timestamptz not null default now()
);
create index promise_decision_text on promise_decision (text_id);
