-- What a traveller asks for: the own passages.
create index passage_traveller on passage (traveller, opened_at) where traveller is not null;
