-- The public key of the device that a credential was issued to, x and y of P-256: a family code
-- carries no credential that would bring it along. Gone once the credential can serve no more.
alter table credential add column device_key bytea check (octet_length(device_key) = 64);
