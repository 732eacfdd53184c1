-- While an account has a hash that Argon2id did not make, each sign-in does the work of both, so that time shows nothing.
CREATE INDEX accounts_other_hashes ON accounts (id) WHERE password_hash <> '' AND substr(password_hash, 1, 10) <> '$argon2id$';
