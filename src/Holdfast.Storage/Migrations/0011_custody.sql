-- Custody: on whom the sign-in of an account rests, and whom unused links, invitations and secrets of keys carry.
-- A custodian is an account, also one that is gone, the operator or the host: no foreign key.
-- Parts: 1 issuer, 2 custodian of an issuer, 3 former custodian.

ALTER TABLE accounts ADD COLUMN sign_in_void_cause smallint;
ALTER TABLE accounts ADD COLUMN sign_in_unfinished boolean NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN in_doubt_since bigint;
ALTER TABLE accounts ADD COLUMN has_custodians boolean NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN is_carrier boolean NOT NULL DEFAULT FALSE;
ALTER TABLE accounts ADD COLUMN stopped_by uuid;
ALTER TABLE accounts ADD COLUMN stopped_at bigint;
ALTER TABLE accounts ADD COLUMN stopped_version bigint;
ALTER TABLE accounts ADD COLUMN email_standing smallint NOT NULL DEFAULT 0;
ALTER TABLE accounts ADD COLUMN email_typist smallint NOT NULL DEFAULT 0;

CREATE TABLE account_custodians (
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    custodian_id uuid NOT NULL,
    part smallint NOT NULL CHECK (part IN (1, 2, 3)),
    key_id text /*postgresql COLLATE "C"*/,
    is_absent boolean NOT NULL,
    PRIMARY KEY (account_id, custodian_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX account_custodians_custodian ON account_custodians (custodian_id);
CREATE INDEX account_custodians_key ON account_custodians (key_id) WHERE key_id IS NOT NULL;

-- Ways of a link: 1 shown, 2 mailed to a personal address, 3 mailed to an address that the account confirmed itself.
ALTER TABLE one_time_tokens ADD COLUMN way smallint NOT NULL DEFAULT 1;
CREATE TABLE link_carriers (
    token_id uuid NOT NULL REFERENCES one_time_tokens (id) ON DELETE CASCADE,
    custodian_id uuid NOT NULL,
    part smallint NOT NULL CHECK (part IN (1, 2, 3)),
    key_id text /*postgresql COLLATE "C"*/,
    is_absent boolean NOT NULL,
    PRIMARY KEY (token_id, custodian_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX link_carriers_custodian ON link_carriers (custodian_id);
CREATE INDEX link_carriers_key ON link_carriers (key_id) WHERE key_id IS NOT NULL;

ALTER TABLE invitations ADD COLUMN email_typist smallint NOT NULL DEFAULT 0;
CREATE TABLE invitation_carriers (
    invitation_id uuid NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    custodian_id uuid NOT NULL,
    part smallint NOT NULL CHECK (part IN (1, 2, 3)),
    key_id text /*postgresql COLLATE "C"*/,
    is_absent boolean NOT NULL,
    PRIMARY KEY (invitation_id, custodian_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX invitation_carriers_custodian ON invitation_carriers (custodian_id);
CREATE INDEX invitation_carriers_key ON invitation_carriers (key_id) WHERE key_id IS NOT NULL;

-- After a rotation a key has two secrets for a time. The ceiling is what the minter could do then; permissions are codenames, or * for all.
CREATE TABLE api_key_secrets (
    id uuid NOT NULL PRIMARY KEY,
    key_id text NOT NULL /*postgresql COLLATE "C"*/ REFERENCES api_keys (id) ON DELETE CASCADE,
    secret_hash bytea NOT NULL,
    minted_by uuid,
    ceiling_role text NOT NULL,
    ceiling_permissions text NOT NULL,
    ceiling_ends_at bigint,
    created_at bigint NOT NULL,
    ends_at bigint
);
CREATE UNIQUE INDEX api_key_secrets_hash ON api_key_secrets (secret_hash);
CREATE INDEX api_key_secrets_key ON api_key_secrets (key_id);
CREATE TABLE secret_carriers (
    secret_id uuid NOT NULL REFERENCES api_key_secrets (id) ON DELETE CASCADE,
    custodian_id uuid NOT NULL,
    part smallint NOT NULL CHECK (part IN (1, 2, 3)),
    key_id text /*postgresql COLLATE "C"*/,
    is_absent boolean NOT NULL,
    PRIMARY KEY (secret_id, custodian_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX secret_carriers_custodian ON secret_carriers (custodian_id);
CREATE INDEX secret_carriers_key ON secret_carriers (key_id) WHERE key_id IS NOT NULL;

-- Names that others do not get for a time, with what their holder could do. After a purge the hash is all that is left of a name.
CREATE TABLE given_up_usernames (
    username_hash bytea NOT NULL,
    account_id uuid NOT NULL,
    at bigint NOT NULL,
    role text NOT NULL,
    permissions text NOT NULL,
    ends_at bigint,
    is_gone boolean NOT NULL,
    PRIMARY KEY (username_hash, account_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX given_up_usernames_at ON given_up_usernames (at);

CREATE TABLE email_confirmations (
    account_id uuid NOT NULL PRIMARY KEY REFERENCES accounts (id) ON DELETE CASCADE,
    email_key text NOT NULL,
    code_hash bytea NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX email_confirmations_expires ON email_confirmations (expires_at);

ALTER TABLE sign_in_settings ADD COLUMN house_domains text NOT NULL DEFAULT '';
