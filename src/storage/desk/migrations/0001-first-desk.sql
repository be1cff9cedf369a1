-- What people do: imports they made, mappings they saved, customers they merged, views, settings and corrections.

create table import_journal (
  id text primary key,
  kind text not null,
  source_name text not null,
  source_fingerprint text not null,
  mapping jsonb not null,
  state text not null check (state in ('running', 'done', 'failed', 'interrupted', 'reverted')),
  counts jsonb,
  totals jsonb,
  rejected_file text,
  problem text,
  started_at timestamptz not null default now(),
  finished_at timestamptz,
  reverted_at timestamptz
);

create table import_mapping (
  header_fingerprint text not null,
  kind text not null,
  mapping jsonb not null,
  saved_at timestamptz not null default now(),
  primary key (header_fingerprint, kind)
);

create table customer_merge (
  id bigint generated always as identity primary key,
  kept_id text not null,
  merged_id text not null check (merged_id <> kept_id),
  reason text not null,
  merged_at timestamptz not null default now(),
  undone_at timestamptz
);
create unique index customer_merge_live on customer_merge (merged_id) where undone_at is null;

create table saved_view (
  id bigint generated always as identity primary key,
  name text not null unique,
  filters jsonb not null,
  pinned boolean not null default false,
  created_at timestamptz not null default now()
);

create table insight_setting (
  id bigint generated always as identity primary key,
  insight text not null,
  settings jsonb not null,
  saved_at timestamptz not null default now()
);

create table label_correction (
  id bigint generated always as identity primary key,
  text_source text not null check (text_source in ('moments', 'feedback')),
  text_id text not null,
  label_kind text not null check (label_kind in ('polarity', 'emotion')),
  label text not null,
  corrected_at timestamptz not null default now()
);

create table audit_trail (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  who text not null,
  what text not null,
  subject text not null,
  details jsonb not null default '{}'::jsonb
);
