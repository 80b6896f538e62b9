create table account (
  name          text primary key,
  password_hash text   not null,
  roles         text   not null,
  version       bigint not null
);
