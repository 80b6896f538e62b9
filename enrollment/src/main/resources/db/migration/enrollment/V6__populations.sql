-- Groups whose members lanes identify by face alone. Whoever changes a membership holds the
-- population's row, so that places are given once and changes have an order.
create table population (
  id             uuid           primary key,
  code           text           not null unique,
  name           text           not null,
  owner          text,
  admission      text           not null,
  capacity       integer        not null check (capacity between 1 and 99999),
  members        integer        not null check (members between 0 and capacity),
  valid_from     date           not null,
  valid_until    date           not null,
  minimum_age    integer        not null,
  issuing_states text           not null, -- separated by spaces; none for any
  pre_verified   boolean        not null,
  suspended_at   timestamptz(6),
  change         bigint         not null, -- counts what galleries have to follow
  created_at     timestamptz(6) not null
);

-- Without references to the traveller: a check of them would wait for whoever holds the traveller's
-- row and, while holding it, waits for the population's.
create table member (
  id              uuid           primary key,
  population      uuid           not null references population (id),
  reference_index bytea,                  -- keyed hash of the owner's number; none if not on the roster
  document_index  bytea          not null, -- as in traveller
  sealed_person   bytea          not null, -- under the authority's master key
  traveller       uuid           not null, -- all zeros: nobody yet
  valid_from      date           not null,
  valid_until     date           not null,
  attention       boolean        not null,
  verified_by     text,
  verified_at     timestamptz(6),
  suspended_at    timestamptz(6),
  active          boolean        not null, -- the face belongs into the gallery
  change          bigint         not null,
  created_at      timestamptz(6) not null,
  unique (population, document_index),
  unique (population, reference_index)
);

create index member_change on member (population, change);
create index member_order on member (population, created_at, id);
create index member_traveller on member (traveller);
create index member_document on member (document_index);
create index member_valid_until on member (valid_until);

-- Whose face leaves a gallery together with the membership, for the other servers to follow.
create table member_departure (
  population uuid           not null references population (id) on delete cascade,
  change     bigint         not null,
  traveller  uuid           not null,
  left_at    timestamptz(6) not null,
  primary key (population, change)
);
