-- References are checked at commit: the order in which one transaction writes is not its meaning.
create table traveller (
  id              uuid           primary key,
  status          text           not null,
  document_index  bytea          unique, -- keyed hash of the document; gone with a withdrawal
  sealed_identity bytea,
  created_at      timestamptz(6) not null,
  withdrawn_at    timestamptz(6),
  version         bigint         not null
);

create index traveller_created_at on traveller (created_at);

create table face_reference (
  id              uuid             primary key,
  traveller       uuid             not null references traveller (id) deferrable initially deferred,
  model_id        text             not null,
  sealed_template bytea            not null,
  sealed_image    bytea            not null,
  quality         double precision not null,
  created_at      timestamptz(6)   not null
);

create index face_reference_traveller on face_reference (traveller);

create table consent (
  id           uuid           primary key,
  traveller    uuid           not null references traveller (id) deferrable initially deferred,
  purpose      text           not null,
  text_version text           not null,
  granted_at   timestamptz(6) not null,
  recorded_by  text           not null,
  withdrawn_at timestamptz(6)
);

create index consent_traveller on consent (traveller);

create table activation_code (
  code_hash  bytea          primary key,
  traveller  uuid           not null references traveller (id) deferrable initially deferred,
  expires_at timestamptz(6) not null,
  used_at    timestamptz(6)
);

create table credential (
  id         uuid           primary key,
  traveller  uuid           not null references traveller (id) deferrable initially deferred,
  issued_at  timestamptz(6) not null,
  expires_at timestamptz(6) not null,
  revoked_at timestamptz(6)
);

create index credential_traveller on credential (traveller);

-- The single use of a code: whoever inserts the row has used it, on whatever node.
create table qr_use (
  credential uuid           not null,
  step       bigint         not null,
  used_at    timestamptz(6) not null,
  primary key (credential, step)
);
