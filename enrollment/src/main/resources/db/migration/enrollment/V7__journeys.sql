-- Flights that partners announce. Nothing of a passenger stands here.
create table flight (
  id               uuid           primary key,
  partner          text           not null, -- who announced it
  handler          text,                    -- another partner that runs touchpoints for it
  carrier          text           not null,
  number           text           not null, -- without leading zeros, with its letter
  departs_on       date           not null, -- the local date, as boarding passes name it
  origin           text           not null,
  destination      text           not null,
  first_planned_at timestamptz(6) not null, -- as announced first: postponing is bounded by it
  departs_at       timestamptz(6) not null,
  state            text           not null,
  created_at       timestamptz(6) not null,
  version          bigint         not null,
  unique (carrier, number, departs_on, origin)
);

create index flight_departs_on on flight (departs_on);

-- A journey token. What it knows is sealed under a key of its own; without the key nothing is left.
create table journey (
  id               uuid           primary key,
  flight           uuid           not null references flight (id) deferrable initially deferred,
  state            text           not null,
  eligibility      text           not null,
  pass_index       bytea          unique,   -- keyed hash of flight, booking, sequence and name
  locator_index    bytea,                   -- keyed hash of the booking
  sequence_index   bytea,                   -- keyed hash of flight and sequence
  traveller        uuid           references traveller (id) deferrable initially deferred,
  sealed_passenger bytea,
  model_id         text           not null,
  sealed_template  bytea,
  sealed_image     bytea,
  consent_text     text           not null,
  consented_at     timestamptz(6) not null,
  change           bigint         not null, -- grows with whatever a gallery has to follow
  created_at       timestamptz(6) not null,
  version          bigint         not null
);

create index journey_flight on journey (flight);
create index journey_locator on journey (locator_index);
create index journey_sequence on journey (sequence_index);
create index journey_traveller on journey (traveller);

-- Where a journey was confirmed, once for each touchpoint.
create table journey_touch (
  id         uuid           primary key,
  journey    uuid           not null references journey (id) deferrable initially deferred,
  touchpoint text           not null,
  place      text           not null,
  touched_at timestamptz(6) not null,
  unique (journey, touchpoint)
);

-- What is left of journeys that were destroyed: how many there were.
create table flight_tally (
  flight uuid   not null references flight (id) deferrable initially deferred,
  what   text   not null,
  number bigint not null,
  primary key (flight, what)
);
