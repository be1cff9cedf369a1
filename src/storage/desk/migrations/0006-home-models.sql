-- What was learned from the company's own labels, each time somebody trained, and which of it was in force when.

create table home_model (
  id bigint generated always as identity primary key,
  -- Null when nothing was taken up: then there is no file either.
  version text unique,
  base text not null,
  report jsonb not null,
  trained_at timestamptz not null default now()
);

create table home_model_activation (
  id bigint generated always as identity primary key,
  -- Null: the shipped model alone.
  version text,
  reason text not null check (reason in ('trained', 'chosen', 'rolled-back')),
  activated_at timestamptz not null default now()
);
