-- What a traveller has entered so far, sealed under a key of the registration's own.
create table registration (
  id              uuid           primary key,
  secret_hash     bytea          not null, -- of what the traveller's browser holds
  step            text           not null,
  state_hash      bytea          unique,   -- of the request that is with the e-ID provider
  sealed_draft    bytea,
  sealed_portrait bytea,
  traveller       uuid           references traveller (id) deferrable initially deferred,
  created_at      timestamptz(6) not null,
  expires_at      timestamptz(6) not null,
  version         bigint         not null
);

create index registration_expires_at on registration (expires_at);
create index registration_traveller on registration (traveller);

-- Who vouched for a traveller: an e-ID provider, by its subject's keyed hash.
create table proofing (
  traveller     uuid           primary key references traveller (id) deferrable initially deferred,
  issuer        text           not null,
  subject_index bytea          not null,
  proved_at     timestamptz(6) not null
);

-- Who agreed for a traveller under age, sealed under the traveller's key.
create table guardian (
  traveller       uuid           primary key references traveller (id) deferrable initially deferred,
  sealed_guardian bytea          not null,
  given_at        timestamptz(6) not null
);

-- The authority's own keys towards its e-ID provider, sealed under the authority's master key.
create table eid_key (
  name       text           primary key,
  sealed_key bytea          not null,
  created_at timestamptz(6) not null
);

-- The other authority that a consent to collaborative inspection names.
alter table consent add column counterpart text;
