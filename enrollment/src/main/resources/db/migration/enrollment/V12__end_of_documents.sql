-- When an enrolment's document has ended: the last day of the month of its expiry, which tells less
-- of the document than the day does. Far away if it never ends; none for rows of before this
-- column, until the first run of the retention rules has read them.
alter table traveller add column document_ends_on date;
create index traveller_document_ends_on on traveller (document_ends_on) where sealed_identity is not null;
create index consent_withdrawn_at on consent (withdrawn_at) where withdrawn_at is not null;
create index credential_expires_at on credential (expires_at);
