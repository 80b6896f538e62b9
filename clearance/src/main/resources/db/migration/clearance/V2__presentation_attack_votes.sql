-- Votes on a presentation attack: kind=value/limit, separated by blanks. Numbers, no biometric data.
alter table passage add column pad_votes text;
