ALTER TABLE accounts ADD COLUMN sign_in_void_at bigint;
