-- What an officer has to know of: lost devices, tamper, fire release, people without a passage.
create table alarm (
  id              uuid           primary key,
  lane            text           not null,
  device          text,          -- the role; null if about the lane itself
  kind            text           not null,
  raised_at       timestamptz(6) not null,
  ended_at        timestamptz(6),
  acknowledged_by text,
  acknowledged_at timestamptz(6)
);
create index alarm_open on alarm (raised_at) where ended_at is null or acknowledged_by is null;
