-- The migration before gave each key a row in api_key_secrets: the hash is there.

DROP INDEX api_keys_secret_hash;
ALTER TABLE api_keys DROP COLUMN secret_hash;
