-- References are checked at commit: the order in which one transaction writes is not its meaning.
create table lane (
  id             text             primary key,
  direction      text             not null,
  procedure      text             not null,
  scanner_port   text             not null,
  gate_port      text             not null,
  gate_address   integer          not null,
  gate_open_for  bigint           not null, -- milliseconds
  maximum_fmr    double precision not null,
  open           boolean          not null,
  version        bigint           not null
);

create table passage (
  id              uuid             primary key,
  lane            text             not null references lane (id) deferrable initially deferred,
  direction       text             not null,
  procedure       text             not null,
  state           text             not null,
  reason          text             not null,
  traveller       uuid,
  document        text,
  score           double precision,
  liveness        double precision,
  decision_millis integer,
  opened_at       timestamptz(6)   not null,
  changed_at      timestamptz(6)   not null,
  version         bigint           not null
);

create index passage_opened_at on passage (opened_at);

-- A lane holds one traveller at a time, whatever a node believes.
create unique index passage_one_per_lane on passage (lane)
  where state in ('OPENED', 'EVIDENCE', 'INSPECTING', 'CLEARED', 'PASSING');

create table exit_entry_record (
  id         uuid           primary key,
  passage    uuid           not null unique references passage (id) deferrable initially deferred,
  traveller  uuid           not null,
  document   text           not null,
  direction  text           not null,
  procedure  text           not null,
  lane       text           not null,
  crossed_at timestamptz(6) not null
);

create index exit_entry_record_traveller on exit_entry_record (traveller, crossed_at);
