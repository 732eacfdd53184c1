-- Under which addresses invitations stand in the log, and whose they are once that is known: a purge erases there too. Like the log, it outlives what it names.

CREATE TABLE audit_invited (
    invitation_id uuid NOT NULL PRIMARY KEY,
    email_key text NOT NULL /*postgresql COLLATE "C"*/,
    person uuid
);
CREATE INDEX audit_invited_email_key ON audit_invited (email_key);
CREATE INDEX audit_invited_person ON audit_invited (person) WHERE person IS NOT NULL;
INSERT INTO audit_invited (invitation_id, email_key) SELECT id, email_key FROM invitations;

/*sqlite -- So that the search index is merged until nothing is left to merge: it keeps what was deleted until then.
INSERT INTO account_search (account_search, rank) VALUES ('usermerge', 2);
*/
