CREATE TABLE invitations (
    id uuid NOT NULL PRIMARY KEY,
    email text NOT NULL,
    email_key text NOT NULL /*postgresql COLLATE "C"*/,
    role text NOT NULL /*postgresql COLLATE "C"*/,
    account_expires_at bigint,
    inviter_id uuid NOT NULL REFERENCES accounts (id) ON DELETE CASCADE,
    by_mail boolean NOT NULL,
    created_at bigint NOT NULL,
    expires_at bigint NOT NULL
);
CREATE INDEX invitations_email_key ON invitations (email_key);
CREATE INDEX invitations_inviter ON invitations (inviter_id);
CREATE INDEX invitations_expires ON invitations (expires_at);

CREATE TABLE invitation_groups (
    invitation_id uuid NOT NULL REFERENCES invitations (id) ON DELETE CASCADE,
    group_id uuid NOT NULL REFERENCES groups (id) ON DELETE CASCADE,
    PRIMARY KEY (invitation_id, group_id)
) /*sqlite WITHOUT ROWID*/;
CREATE INDEX invitation_groups_group ON invitation_groups (group_id);

-- A mailed invitation has a link for each attempt to send it: an earlier one may have arrived.
CREATE TABLE invitation_links (
    token_hash bytea NOT NULL PRIMARY KEY,
    invitation_id uuid NOT NULL REFERENCES invitations (id) ON DELETE CASCADE
);
CREATE INDEX invitation_links_invitation ON invitation_links (invitation_id);
