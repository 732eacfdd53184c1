-- Mails that wait to be sent: what to write, never a secret. A mail that was taken up is due again when its lease ends.
CREATE TABLE mail_outbox (
    id uuid NOT NULL PRIMARY KEY,
    kind text NOT NULL,
    account_id uuid REFERENCES accounts (id) ON DELETE CASCADE,
    address text,
    about text NOT NULL,
    correlation_id uuid NOT NULL,
    ip text,
    created_at bigint NOT NULL,
    due_at bigint NOT NULL,
    attempts integer NOT NULL,
    given_up_at bigint,
    fault text
);
CREATE INDEX mail_outbox_due ON mail_outbox (due_at) WHERE given_up_at IS NULL;
CREATE INDEX mail_outbox_account ON mail_outbox (account_id);
CREATE INDEX mail_outbox_created ON mail_outbox (created_at);
