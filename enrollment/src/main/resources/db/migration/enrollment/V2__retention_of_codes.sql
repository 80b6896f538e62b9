-- Old rows are found by their time when they are deleted.
create index qr_use_used_at on qr_use (used_at);
create index activation_code_expires_at on activation_code (expires_at);
