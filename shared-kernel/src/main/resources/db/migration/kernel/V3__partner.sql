-- Organisations whose programs use the interface for partners.
create table partner (
  code           text           primary key,
  organisation   text           not null,
  scopes         text           not null,
  suspended      boolean        not null,
  secret_hash    bytea          not null,
  previous_hash  bytea,                    -- of the secret before, while it still holds
  previous_until timestamptz(6),
  created_at     timestamptz(6) not null,
  created_by     text           not null,
  changed_at     timestamptz(6) not null,
  changed_by     text           not null,
  last_token_at  timestamptz(6)
);

create table partner_token (
  hash       bytea          primary key,
  partner    text           not null references partner (code),
  scopes     text           not null,
  issued_at  timestamptz(6) not null,
  expires_at timestamptz(6) not null
);

create index partner_token_expires_at on partner_token (expires_at);
create index partner_token_partner on partner_token (partner);

-- The first answers to requests with an idempotency key; without one while it is being made.
create table idempotency (
  key_index     bytea          primary key, -- keyed hash of partner and key
  fingerprint   bytea          not null,    -- keyed hash of method, path and body
  attempt       uuid           not null,    -- of the request that is being answered
  sealed_answer bytea,
  begun_at      timestamptz(6) not null
);

create index idempotency_begun_at on idempotency (begun_at);

-- Where partners have events sent.
create table webhook (
  id             uuid           primary key,
  partner        text           not null references partner (code),
  url            text           not null,
  event_types    text           not null, -- separated by commas; * for all
  sealed_secret  bytea          not null,
  created_at     timestamptz(6) not null,
  disabled       text,                    -- why, as long as nothing is sent
  unique (partner, url)
);

-- The outbox: one row for each event and webhook, written with the change that it tells of.
create table delivery (
  id         uuid           primary key,
  webhook    uuid           not null references webhook (id) on delete cascade,
  event      uuid           not null,
  type       text           not null,
  payload    text           not null,
  state      text           not null, -- PENDING, DELIVERED, DEAD
  created_at timestamptz(6) not null,
  attempts   integer        not null,
  due_at     timestamptz(6) not null,
  give_up_at timestamptz(6) not null,
  ended_at   timestamptz(6),
  result     text
);

create index delivery_due on delivery (due_at) where state = 'PENDING';
create index delivery_webhook on delivery (webhook, state);
create index delivery_ended on delivery (ended_at) where state <> 'PENDING';
