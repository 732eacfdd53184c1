-- Removal: erasures under way, policies, and the history of what was in force. Policies and their history are never edited or deleted.

CREATE TABLE unfinished_erasures (
    person_id uuid NOT NULL PRIMARY KEY,
    at bigint NOT NULL
);

CREATE INDEX accounts_removed ON accounts (id) WHERE removed_at IS NOT NULL;

CREATE TABLE policies (
    id uuid NOT NULL PRIMARY KEY,
    purpose text NOT NULL /*postgresql COLLATE "C"*/,
    version integer NOT NULL,
    name text NOT NULL,
    description text NOT NULL,
    source text NOT NULL,
    sha256 text NOT NULL,
    created_at bigint NOT NULL
);
CREATE UNIQUE INDEX policies_version ON policies (purpose, version);

CREATE TABLE policy_activations (
    purpose text NOT NULL /*postgresql COLLATE "C"*/,
    number bigint NOT NULL,
    policy_id uuid NOT NULL REFERENCES policies (id),
    at bigint NOT NULL,
    PRIMARY KEY (purpose, number)
);
CREATE INDEX policy_activations_policy ON policy_activations (policy_id, at);

INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES (
    '0197b000-0000-7000-8000-000000000001', 'removal', 1, 'default',
    'Allows whatever the rules of authority permit. Shipped in force.',
    '# Whatever the rules of authority permit is allowed; a tombstone stays.
package vtc.removal

default allow := false

allow if input.action == "remove"

min_disposition := "tombstone"
',
    '1d9620ac595dbc5a3f47f7795f1909cb0f11a1f521574d65ab42ff388e73ac93', /*postgresql (extract(epoch FROM clock_timestamp()) * 1000000)::bigint*/ /*sqlite CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)*/);
INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES (
    '0197b000-0000-7000-8000-000000000002', 'removal', 2, 'protected roles',
    'Administrators and developers are removed by a developer only, with a reason. An example.',
    '# Administrators and developers are removed by a developer only, who says why.
package vtc.removal

default allow := false

protected := {"administrator", "developer"}

allow if not input.target_role in protected

allow if {
	input.actor_role == "developer"
	trim_space(input.reason) != ""
}

reasons contains "only a developer removes an administrator or a developer" if {
	input.target_role in protected
	input.actor_role != "developer"
}

reasons contains "say why: removing an administrator or a developer needs a reason" if {
	input.target_role in protected
	trim_space(input.reason) == ""
}

min_disposition := "tombstone"
',
    '9b475d198006f9468a43952807998d4b3ac4a32a91eca3deb0f28104e3b5258c', /*postgresql (extract(epoch FROM clock_timestamp()) * 1000000)::bigint*/ /*sqlite CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)*/);
INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES (
    '0197b000-0000-7000-8000-000000000003', 'removal', 3, 'two reasons',
    'A removal names two reasons, and at least a tombstone stays. An example.',
    '# A removal names two reasons, separated by a semicolon. Whoever is removed by others leaves a record.
package vtc.removal

default allow := false

named contains reason if {
	some part in split(input.reason, ";")
	reason := trim_space(part)
	count(reason) >= 10
}

allow if count(named) >= 2

reasons contains "name two different reasons of at least 10 characters, separated by a semicolon" if not allow

min_disposition := "historical"

floor := "tombstone"
',
    '55185c54cfb2d36279c172004ef70ed97e29780733c9e49715a267ad1f20891f', /*postgresql (extract(epoch FROM clock_timestamp()) * 1000000)::bigint*/ /*sqlite CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)*/);
INSERT INTO policies (id, purpose, version, name, description, source, sha256, created_at) VALUES (
    '0197b000-0000-7000-8000-000000000004', 'removal', 4, 'not at night',
    'Nobody is removed between 22:00 and 06:00. An example.',
    '# Nobody is removed at night: between 22 and 6 o''clock in the zone below.
package vtc.removal

zone := "UTC"

default allow := false

hour := time.clock([time.parse_rfc3339_ns(input.now), zone])[0]

allow if {
	hour >= 6
	hour < 22
}

reasons contains $"nobody is removed between 22:00 and 06:00 ({zone})" if not allow

min_disposition := "tombstone"
',
    '4cc156f18d7bfdfea129c92aa2da38cc2297ab9add4407891e1c92f56b14f151', /*postgresql (extract(epoch FROM clock_timestamp()) * 1000000)::bigint*/ /*sqlite CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)*/);
INSERT INTO policy_activations (purpose, number, policy_id, at) VALUES ('removal', 1, '0197b000-0000-7000-8000-000000000001', /*postgresql (extract(epoch FROM clock_timestamp()) * 1000000)::bigint*/ /*sqlite CAST((julianday('now') - 2440587.5) * 86400000000 AS INTEGER)*/);

/*postgresql CREATE TRIGGER policies_kept BEFORE UPDATE OR DELETE ON policies FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER policies_no_truncate BEFORE TRUNCATE ON policies FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER policy_activations_kept BEFORE UPDATE OR DELETE ON policy_activations FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER policy_activations_no_truncate BEFORE TRUNCATE ON policy_activations FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
ALTER TABLE policies ENABLE ALWAYS TRIGGER policies_kept;
ALTER TABLE policies ENABLE ALWAYS TRIGGER policies_no_truncate;
ALTER TABLE policy_activations ENABLE ALWAYS TRIGGER policy_activations_kept;
ALTER TABLE policy_activations ENABLE ALWAYS TRIGGER policy_activations_no_truncate;
*/
/*sqlite CREATE TRIGGER policies_no_replace BEFORE INSERT ON policies
    WHEN EXISTS (SELECT 1 FROM policies WHERE id = NEW.id OR purpose = NEW.purpose AND version = NEW.version) BEGIN SELECT RAISE(ABORT, 'holdfast: policies are kept'); END;
CREATE TRIGGER policies_no_update BEFORE UPDATE ON policies BEGIN SELECT RAISE(ABORT, 'holdfast: policies never change'); END;
CREATE TRIGGER policies_kept BEFORE DELETE ON policies BEGIN SELECT RAISE(ABORT, 'holdfast: policies are kept'); END;
CREATE TRIGGER policy_activations_no_replace BEFORE INSERT ON policy_activations
    WHEN EXISTS (SELECT 1 FROM policy_activations WHERE purpose = NEW.purpose AND number = NEW.number) BEGIN SELECT RAISE(ABORT, 'holdfast: activations are kept'); END;
CREATE TRIGGER policy_activations_no_update BEFORE UPDATE ON policy_activations BEGIN SELECT RAISE(ABORT, 'holdfast: activations never change'); END;
CREATE TRIGGER policy_activations_kept BEFORE DELETE ON policy_activations BEGIN SELECT RAISE(ABORT, 'holdfast: activations are kept'); END;
*/
