-- Tables of both engines. A comment that begins with the name of an engine, /*sqlite …*/ or /*postgresql …*/, is SQL for that engine alone.
-- Times are microseconds since the Unix epoch, UTC.

CREATE TABLE authority_guard (
    id integer NOT NULL PRIMARY KEY CHECK (id IN (1, 900, 1000)),
    version bigint NOT NULL,
    armed boolean NOT NULL
);

CREATE TABLE accounts (
    /*sqlite row_number INTEGER PRIMARY KEY,*/
    id uuid NOT NULL /*postgresql PRIMARY KEY*/ /*sqlite UNIQUE*/,
    kind text NOT NULL CHECK (kind IN ('person', 'service')),
    username text /*postgresql COLLATE "C"*/,
    email text,
    email_key text /*postgresql COLLATE "C"*/,
    did text /*postgresql COLLATE "C"*/,
    role text NOT NULL /*postgresql COLLATE "C"*/ CHECK (role IN ('user', 'staff', 'supervisor', 'administrator', 'developer')),
    is_active boolean NOT NULL,
    expires_at bigint,
    expired_at bigint,
    admin_locked_at bigint,
    admin_locked_until bigint,
    admin_lock_reason text,
    must_change_password boolean NOT NULL,
    password_hash text,
    credential_count integer NOT NULL DEFAULT 0,
    created_at bigint NOT NULL,
    last_login_at bigint,
    joined_at bigint NOT NULL,
    removed_at bigint,
    departure_preference text NOT NULL,
    credential_epoch bigint NOT NULL,
    version bigint NOT NULL,
    search_text text NOT NULL /*postgresql COLLATE "C"*/,
    last_login_key bigint NOT NULL GENERATED ALWAYS AS (coalesce(last_login_at, 0)) STORED,
    lasting_rank smallint NOT NULL GENERATED ALWAYS AS (
        CASE WHEN kind = 'person' AND is_active AND removed_at IS NULL AND expires_at IS NULL AND admin_locked_at IS NULL
              AND (password_hash IS NOT NULL OR credential_count > 0)
             THEN CASE role WHEN 'developer' THEN 1000 WHEN 'administrator' THEN 900 ELSE 0 END ELSE 0 END) STORED,
    CHECK (username IS NOT NULL OR removed_at IS NOT NULL),
    CHECK (kind = 'person' OR password_hash IS NULL)
);
CREATE UNIQUE INDEX accounts_username ON accounts (username);
CREATE UNIQUE INDEX accounts_email_key ON accounts (email_key);
CREATE UNIQUE INDEX accounts_did ON accounts (did);
CREATE INDEX accounts_lasting ON accounts (lasting_rank) WHERE lasting_rank >= 900;
CREATE INDEX accounts_by_id ON accounts (role, is_active, id) WHERE removed_at IS NULL;
CREATE INDEX accounts_by_username ON accounts (role, is_active, username) WHERE removed_at IS NULL;
CREATE INDEX accounts_by_last_login ON accounts (role, is_active, last_login_key, id) WHERE removed_at IS NULL;
CREATE INDEX accounts_expiring ON accounts (expires_at) WHERE expires_at IS NOT NULL AND expired_at IS NULL AND removed_at IS NULL;
CREATE INDEX accounts_unlocking ON accounts (admin_locked_until) WHERE admin_locked_until IS NOT NULL AND removed_at IS NULL;

CREATE TABLE passkeys (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name text NOT NULL,
    credential_id bytea NOT NULL UNIQUE,
    created_at bigint NOT NULL,
    revoked_at bigint
);
CREATE INDEX passkeys_account ON passkeys (account_id);

CREATE TABLE sessions (
    id uuid NOT NULL PRIMARY KEY,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    last_seen_at bigint NOT NULL,
    idle_limit bigint NOT NULL,
    expires_at bigint NOT NULL,
    reauthenticated_until bigint,
    factor_verified boolean NOT NULL,
    transport text NOT NULL,
    ip text,
    user_agent text
);
CREATE UNIQUE INDEX sessions_token_hash ON sessions (token_hash);
CREATE INDEX sessions_account ON sessions (account_id, id);
CREATE INDEX sessions_expires ON sessions (expires_at);

CREATE TABLE api_keys (
    id text NOT NULL /*postgresql COLLATE "C"*/ PRIMARY KEY,
    owner_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    name text NOT NULL,
    scopes text NOT NULL,
    secret_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL,
    revoked_at bigint,
    last_used_at bigint
);
CREATE UNIQUE INDEX api_keys_secret_hash ON api_keys (secret_hash);
CREATE INDEX api_keys_owner ON api_keys (owner_id, id);

CREATE TABLE one_time_tokens (
    id uuid NOT NULL PRIMARY KEY,
    purpose text NOT NULL,
    account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
    token_hash bytea NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE UNIQUE INDEX one_time_tokens_hash ON one_time_tokens (token_hash);
CREATE INDEX one_time_tokens_account ON one_time_tokens (account_id);
CREATE INDEX one_time_tokens_expires ON one_time_tokens (expires_at);

CREATE TABLE groups (
    id uuid NOT NULL PRIMARY KEY,
    name text NOT NULL,
    name_key text NOT NULL /*postgresql COLLATE "C"*/,
    rank_label integer,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX groups_name_key ON groups (name_key);

CREATE TABLE group_permissions (
    group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    permission text NOT NULL /*postgresql COLLATE "C"*/,
    PRIMARY KEY (group_id, permission)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX group_permissions_permission ON group_permissions (permission, group_id);

CREATE TABLE group_members (
    group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    PRIMARY KEY (group_id, account_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX group_members_account ON group_members (account_id, group_id);

CREATE TABLE account_permissions (
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    permission text NOT NULL /*postgresql COLLATE "C"*/,
    PRIMARY KEY (account_id, permission)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX account_permissions_permission ON account_permissions (permission, account_id);

CREATE TABLE known_networks (
    account_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    network_hash bytea NOT NULL,
    last_used_at bigint NOT NULL,
    PRIMARY KEY (account_id, network_hash)
) /*sqlite WITHOUT ROWID*/;

-- The row whose network is empty counts the failures of the subject from all networks it never signed in from.
CREATE TABLE sign_in_throttle (
    subject bytea NOT NULL,
    network bytea NOT NULL,
    account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
    failures integer NOT NULL,
    closed_until bigint,
    at bigint NOT NULL,
    PRIMARY KEY (subject, network)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX sign_in_throttle_account ON sign_in_throttle (account_id);
CREATE INDEX sign_in_throttle_at ON sign_in_throttle (at);
CREATE INDEX sign_in_throttle_nobody ON sign_in_throttle (at) WHERE account_id IS NULL;

CREATE TABLE idempotency_answers (
    scope bytea NOT NULL PRIMARY KEY,
    body bytea NOT NULL,
    answer text NOT NULL,
    at bigint NOT NULL
);
CREATE INDEX idempotency_answers_at ON idempotency_answers (at);

CREATE TABLE audit_head (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    size bigint NOT NULL
);

-- Events below the horizon may be deleted: a retention cut raises it first.
CREATE TABLE audit_retention (
    id integer NOT NULL PRIMARY KEY CHECK (id = 1),
    horizon bigint NOT NULL
);

-- Personal parts of these persons may be deleted.
CREATE TABLE audit_erasures (
    person_id uuid NOT NULL PRIMARY KEY,
    at bigint NOT NULL
);

-- No foreign key: an event outlives whatever it names.
CREATE TABLE audit_events (
    event_index /*postgresql bigint NOT NULL*/ /*sqlite INTEGER*/ PRIMARY KEY,
    id uuid NOT NULL,
    at bigint NOT NULL,
    kind text NOT NULL,
    outcome smallint NOT NULL,
    refusal text,
    actor_kind text NOT NULL,
    actor_id text,
    subject_id uuid,
    target_kind text,
    target_id text,
    policy_sha256 text,
    session_id uuid,
    correlation_id uuid NOT NULL,
    detail text NOT NULL
);
CREATE INDEX audit_events_actor ON audit_events (actor_id, event_index) WHERE actor_id IS NOT NULL;
CREATE INDEX audit_events_subject ON audit_events (subject_id, event_index) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_events_kind ON audit_events (kind, event_index);
CREATE INDEX audit_events_outcome ON audit_events (outcome, event_index) WHERE outcome > 1;
CREATE INDEX audit_events_at ON audit_events (at, event_index);

CREATE TABLE audit_event_parts (
    event_index bigint NOT NULL,
    name text NOT NULL,
    person uuid,
    salt bytea NOT NULL,
    value text NOT NULL,
    PRIMARY KEY (event_index, name)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX audit_event_parts_person ON audit_event_parts (person, event_index) WHERE person IS NOT NULL;

INSERT INTO audit_head (id, size) VALUES (1, 0);
INSERT INTO audit_retention (id, horizon) VALUES (1, 0);
