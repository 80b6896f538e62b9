-- The templates of a traveller's enrolled fingers, sealed under the traveller's key. No pictures.
create table fingerprint_reference (
  traveller        uuid           primary key references traveller (id) deferrable initially deferred,
  algorithm        text           not null,
  sealed_templates bytea          not null,
  created_at       timestamptz(6) not null
);

-- A traveller agrees to a purpose once at a time.
create unique index consent_in_force on consent (traveller, purpose) where withdrawn_at is null;
