-- The last run of each retention rule.
create table retention_run (
  kind   text           primary key,
  ran_at timestamptz(6) not null,
  ran_by text           not null,
  number bigint         not null, -- of rows, in this run
  total  bigint         not null  -- of rows, ever
);
