-- References of an earlier model are made anew from the stored pictures.
alter table face_reference add column failed_model_id text; -- the last model that found no usable face

create table re_enrolment (
  model_id    text           primary key,
  running     boolean        not null,
  started_by  text           not null,
  started_at  timestamptz(6) not null,
  ended_at    timestamptz(6)
);
