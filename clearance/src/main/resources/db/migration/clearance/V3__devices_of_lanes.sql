-- A device hangs on a serial port of the server or on the lane controller, each with its driver.
alter table lane add column devices text;
update lane set devices = json_build_object(
  'SCANNER', json_build_object('driver', 'TEXT', 'port', scanner_port, 'baudRate', 115200, 'address', 0),
  'GATE', json_build_object('driver', 'OSDP', 'port', gate_port, 'baudRate', 115200, 'address', gate_address))::text;
alter table lane alter column devices set not null;
alter table lane drop column scanner_port, drop column gate_port, drop column gate_address;

-- What a lane controller sensed, also while it could not reach this server; each event once.
create table controller_event (
  lane        text           not null,
  boot        text           not null, -- the controller numbers its events anew from each boot
  number      bigint         not null,
  event       text           not null,
  sensed_at   timestamptz(6) not null, -- by the server's clock
  received_at timestamptz(6) not null,
  primary key (lane, boot, number)
);

-- Site keys of secure channels, sealed under the authority's master key.
create table channel_key (
  device    text    primary key, -- lane/role
  sealed    bytea   not null,
  confirmed boolean not null
);
