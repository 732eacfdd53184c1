-- The second net: whatever reaches the tables past the gate still cannot empty a protected role or edit the log.
-- RAISE(ABORT) undoes the statement alone, so the other commands of a shared transaction stand.

INSERT INTO authority_guard (id, version, armed) VALUES (900, 0, FALSE), (1000, 0, FALSE);

CREATE VIEW authority_lost AS
    SELECT 1 AS lost WHERE
        (SELECT count(*) FROM authority_guard) <> 2
        OR ((SELECT armed FROM authority_guard WHERE id = 900) AND NOT EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900))
        OR ((SELECT armed FROM authority_guard WHERE id = 1000) AND NOT EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 1000));

-- AFTER INSERT and every AFTER UPDATE count: OR REPLACE deletes rows without firing any DELETE trigger.
CREATE TRIGGER accounts_last_holder_insert AFTER INSERT ON accounts BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL)
        WHERE id = NEW.id AND credential_count <> (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL);
    UPDATE authority_guard SET armed = TRUE WHERE NOT armed AND EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= authority_guard.id AND lasting_rank >= 900);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER accounts_last_holder_update AFTER UPDATE ON accounts BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL)
        WHERE id = NEW.id AND credential_count <> (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL);
    UPDATE authority_guard SET armed = TRUE WHERE NOT armed AND EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= authority_guard.id AND lasting_rank >= 900);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER accounts_last_holder_delete AFTER DELETE ON accounts BEGIN
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;

CREATE TRIGGER passkeys_counted_insert AFTER INSERT ON passkeys BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL)
        WHERE id = NEW.account_id
           OR credential_count > 0 AND lasting_rank >= 900
              AND credential_count <> (SELECT count(*) FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER passkeys_counted_update AFTER UPDATE ON passkeys BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL)
        WHERE id IN (OLD.account_id, NEW.account_id)
           OR credential_count > 0 AND lasting_rank >= 900
              AND credential_count <> (SELECT count(*) FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER passkeys_counted_delete AFTER DELETE ON passkeys BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys p WHERE p.account_id = accounts.id AND p.revoked_at IS NULL)
        WHERE id = OLD.account_id;
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;

CREATE TRIGGER guard_no_insert BEFORE INSERT ON authority_guard BEGIN SELECT RAISE(ABORT, 'holdfast: the guard is complete'); END;
CREATE TRIGGER guard_stays_armed BEFORE UPDATE ON authority_guard WHEN NEW.id <> OLD.id OR NEW.armed IS NOT TRUE BEGIN SELECT RAISE(ABORT, 'holdfast: the guard stays armed'); END;
CREATE TRIGGER guard_stays BEFORE DELETE ON authority_guard BEGIN SELECT RAISE(ABORT, 'holdfast: the guard stays'); END;

-- BEFORE INSERT: OR REPLACE must not delete what stands, and an index that was left out stands as -1 here.
CREATE TRIGGER audit_events_no_replace BEFORE INSERT ON audit_events
    WHEN NEW.event_index < 0 OR NEW.event_index >= coalesce((SELECT size FROM audit_head WHERE id = 1), 0)
      OR EXISTS (SELECT 1 FROM audit_events WHERE event_index = NEW.event_index) BEGIN SELECT RAISE(ABORT, 'holdfast: events are kept and take their index from the head'); END;
CREATE TRIGGER audit_events_no_update BEFORE UPDATE ON audit_events BEGIN SELECT RAISE(ABORT, 'holdfast: events never change'); END;
CREATE TRIGGER audit_events_kept BEFORE DELETE ON audit_events
    WHEN NOT EXISTS (SELECT 1 FROM audit_retention WHERE OLD.event_index < horizon) BEGIN SELECT RAISE(ABORT, 'holdfast: events are kept'); END;
CREATE TRIGGER audit_event_parts_no_replace BEFORE INSERT ON audit_event_parts
    WHEN EXISTS (SELECT 1 FROM audit_event_parts WHERE event_index = NEW.event_index AND name = NEW.name) BEGIN SELECT RAISE(ABORT, 'holdfast: parts of events are kept'); END;
CREATE TRIGGER audit_event_parts_no_update BEFORE UPDATE ON audit_event_parts BEGIN SELECT RAISE(ABORT, 'holdfast: parts of events never change'); END;
CREATE TRIGGER audit_event_parts_kept BEFORE DELETE ON audit_event_parts
    WHEN NOT EXISTS (SELECT 1 FROM audit_erasures WHERE person_id = OLD.person)
     AND NOT EXISTS (SELECT 1 FROM audit_retention WHERE OLD.event_index < horizon) BEGIN SELECT RAISE(ABORT, 'holdfast: parts of events are kept'); END;
CREATE TRIGGER audit_head_complete BEFORE INSERT ON audit_head BEGIN SELECT RAISE(ABORT, 'holdfast: the head is one row'); END;
CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head WHEN NEW.size < OLD.size OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'holdfast: the head only grows'); END;
CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head BEGIN SELECT RAISE(ABORT, 'holdfast: the head is kept'); END;
CREATE TRIGGER audit_retention_complete BEFORE INSERT ON audit_retention BEGIN SELECT RAISE(ABORT, 'holdfast: the horizon is one row'); END;
CREATE TRIGGER audit_retention_grows BEFORE UPDATE ON audit_retention WHEN NEW.horizon < OLD.horizon OR NEW.id <> OLD.id BEGIN SELECT RAISE(ABORT, 'holdfast: the horizon only grows'); END;
CREATE TRIGGER audit_retention_kept BEFORE DELETE ON audit_retention BEGIN SELECT RAISE(ABORT, 'holdfast: the horizon is kept'); END;
CREATE TRIGGER audit_erasures_no_replace BEFORE INSERT ON audit_erasures
    WHEN EXISTS (SELECT 1 FROM audit_erasures WHERE person_id = NEW.person_id) BEGIN SELECT RAISE(ABORT, 'holdfast: erasures are kept'); END;
CREATE TRIGGER audit_erasures_no_update BEFORE UPDATE ON audit_erasures BEGIN SELECT RAISE(ABORT, 'holdfast: erasures never change'); END;
CREATE TRIGGER audit_erasures_kept BEFORE DELETE ON audit_erasures BEGIN SELECT RAISE(ABORT, 'holdfast: erasures are kept'); END;

-- Infix search; the row number is explicit because VACUUM changes implicit ones.
CREATE VIRTUAL TABLE account_search USING fts5(search_text, content='', tokenize='trigram');
CREATE TRIGGER accounts_search_insert AFTER INSERT ON accounts WHEN NEW.removed_at IS NULL BEGIN
    INSERT INTO account_search (rowid, search_text) VALUES (NEW.row_number, NEW.search_text);
END;
CREATE TRIGGER accounts_search_drop AFTER UPDATE ON accounts
    WHEN OLD.removed_at IS NULL
     AND (NEW.removed_at IS NOT NULL OR NEW.search_text <> OLD.search_text OR NEW.row_number <> OLD.row_number) BEGIN
    INSERT INTO account_search (account_search, rowid, search_text) VALUES ('delete', OLD.row_number, OLD.search_text);
END;
CREATE TRIGGER accounts_search_take AFTER UPDATE ON accounts
    WHEN NEW.removed_at IS NULL
     AND (OLD.removed_at IS NOT NULL OR NEW.search_text <> OLD.search_text OR NEW.row_number <> OLD.row_number) BEGIN
    INSERT INTO account_search (rowid, search_text) VALUES (NEW.row_number, NEW.search_text);
END;
CREATE TRIGGER accounts_search_delete AFTER DELETE ON accounts WHEN OLD.removed_at IS NULL BEGIN
    INSERT INTO account_search (account_search, rowid, search_text) VALUES ('delete', OLD.row_number, OLD.search_text);
END;
