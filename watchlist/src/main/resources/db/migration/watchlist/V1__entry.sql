create table entry (
  id             uuid           primary key,
  document_index bytea          not null,
  sealed_details bytea          not null,
  instruction    text           not null,
  created_at     timestamptz(6) not null,
  created_by     text           not null,
  removed_at     timestamptz(6),
  removed_by     text,
  version        bigint         not null
);

create index entry_in_force on entry (document_index) where removed_at is null;
