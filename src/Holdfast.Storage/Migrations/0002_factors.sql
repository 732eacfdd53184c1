-- Second factors, and what signing in demands.

CREATE TABLE sign_in_settings (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    factors text NOT NULL,
    version bigint NOT NULL
);
INSERT INTO sign_in_settings (id, factors, version)
    VALUES (1, 'user=optional staff=optional supervisor=optional administrator=optional developer=optional', 1);

-- True while a confirmed TOTP secret stands in totp_secrets.
ALTER TABLE accounts ADD COLUMN has_totp boolean NOT NULL DEFAULT FALSE;

-- Who holds a protected role, and how many of them could sign in by passkey.
DROP INDEX accounts_lasting;
CREATE INDEX accounts_lasting ON accounts (lasting_rank, credential_count) WHERE lasting_rank >= 900;

-- The secret is sealed under the key that key_id names, bound to the account; the keys stand elsewhere.
CREATE TABLE totp_secrets (
    account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    id uuid NOT NULL,
    key_id text NOT NULL,
    nonce bytea NOT NULL,
    sealed bytea NOT NULL,
    created_at bigint NOT NULL,
    confirmed_at bigint,
    last_step bigint NOT NULL
);
CREATE INDEX totp_secrets_key ON totp_secrets (key_id, account_id);
CREATE INDEX totp_secrets_pending ON totp_secrets (created_at) WHERE confirmed_at IS NULL;

CREATE TABLE backup_codes (
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    code_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    PRIMARY KEY (account_id, code_hash)
) /*sqlite WITHOUT ROWID*/;

CREATE INDEX known_networks_used ON known_networks (last_used_at);
