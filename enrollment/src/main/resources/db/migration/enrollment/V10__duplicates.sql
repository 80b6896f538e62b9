-- Who is enrolled under two documents: what galleries of all enrolled faces follow, and cases for
-- officers.

create sequence face_change_number;

-- What becomes of faces, for every server's gallery to follow. A change counts as read once every
-- transaction up to its own has ended. Rows of more than a day go.
create table face_change (
  id          bigint         primary key, -- of two changes of a traveller the later has the higher
  traveller   uuid           not null,
  kind        text           not null,    -- ENROLLED, RENEWED, WITHDRAWN
  transaction bigint         not null default (pg_current_xact_id()::text::bigint),
  changed_at  timestamptz(6) not null default now()
);

create index face_change_transaction on face_change (transaction);
create index face_change_changed_at on face_change (changed_at);

create table duplicate_case (
  id         uuid           primary key,
  kind       text           not null, -- REGISTRATION: the subject is one; ENROLMENT: a traveller
  subject    uuid           not null,
  candidate  uuid           not null, -- an enrolled traveller
  score      float8         not null,
  opened_at  timestamptz(6) not null,
  decision   text,                    -- null: nobody has looked yet
  reason     text,
  decided_by text,
  decided_at timestamptz(6),
  unique (subject, candidate)
);

create index duplicate_case_candidate on duplicate_case (candidate);
create index duplicate_case_open on duplicate_case (opened_at) where decision is null;
