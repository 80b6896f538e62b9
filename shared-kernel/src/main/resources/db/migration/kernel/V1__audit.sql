create table audit_event (
  seq           bigint         primary key,
  at            timestamptz(6) not null,
  action        text           not null,
  actor         text           not null,
  subject       text,
  object        text           not null,
  details       text           not null,
  previous_hash bytea          not null,
  hash          bytea          not null
);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit trail is append-only';
end $$;

create trigger audit_event_append_only
  before update or delete on audit_event
  for each row execute function refuse_change();

create trigger audit_event_no_truncate
  before truncate on audit_event
  for each statement execute function refuse_change();
