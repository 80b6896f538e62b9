-- Every server reads, every second, what was revoked lately.
create index credential_revoked_at on credential (revoked_at) where revoked_at is not null;
