-- An enrolment that is kept but not used, and why.
alter table traveller add column suspended_at timestamptz(6);
alter table traveller add column suspension_reason text;

-- The member's enrolment is suspended: the face stays out of galleries.
alter table member add column held boolean not null default false;
