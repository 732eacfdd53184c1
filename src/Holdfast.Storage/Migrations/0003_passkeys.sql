-- Passkeys as WebAuthn needs them, and the challenges that wait for an answer.

ALTER TABLE passkeys ADD COLUMN public_key bytea NOT NULL DEFAULT /*postgresql ''*/ /*sqlite x''*/;
ALTER TABLE passkeys ADD COLUMN sign_count bigint NOT NULL DEFAULT 0;
ALTER TABLE passkeys ADD COLUMN transports text NOT NULL DEFAULT '';
ALTER TABLE passkeys ADD COLUMN backup_eligible boolean NOT NULL DEFAULT FALSE;
ALTER TABLE passkeys ADD COLUMN backed_up boolean NOT NULL DEFAULT FALSE;
ALTER TABLE passkeys ADD COLUMN last_used_at bigint;

-- A row is taken away by the first answer. Of one holder, a session or a network of strangers, only the newest wait.
CREATE TABLE passkey_challenges (
    hash bytea NOT NULL PRIMARY KEY,
    ceremony text NOT NULL CHECK (ceremony IN ('sign_in', 'confirm', 'register')),
    session_id uuid,
    account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
    state text NOT NULL,
    holder bytea NOT NULL,
    expires_at bigint NOT NULL
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX passkey_challenges_holder ON passkey_challenges (holder, expires_at);
CREATE INDEX passkey_challenges_account ON passkey_challenges (account_id) WHERE account_id IS NOT NULL;
CREATE INDEX passkey_challenges_expires ON passkey_challenges (expires_at);
