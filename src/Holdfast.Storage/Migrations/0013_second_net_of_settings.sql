-- The second net looks at what signing in takes: the settings, void sign-ins, passwords that are none, authenticators.

-- What depends on the rank goes before it and comes back after it.
/*sqlite DROP TRIGGER accounts_last_holder_insert;
DROP TRIGGER accounts_last_holder_update;
DROP TRIGGER accounts_last_holder_delete;
DROP TRIGGER passkeys_counted_insert;
DROP TRIGGER passkeys_counted_update;
DROP TRIGGER passkeys_counted_delete;
DROP TRIGGER guard_stays_armed;
DROP VIEW authority_lost;
*/
/*postgresql DROP TRIGGER accounts_last_holder_update ON accounts;
DROP TRIGGER accounts_last_holder_delete ON accounts;
*/
DROP INDEX accounts_lasting;
ALTER TABLE accounts DROP COLUMN lasting_rank;

-- An account is lasting by a sign-in that is not void; an empty password hash is none. ways_in adds up what it signs in with: 1 a password, 2 an authenticator, 4 a passkey.
-- PostgreSQL adds both columns in one statement, because each statement writes the whole table.
ALTER TABLE accounts ADD COLUMN lasting_rank smallint /*postgresql NOT NULL*/ GENERATED ALWAYS AS (
    CASE WHEN kind = 'person' AND is_active AND removed_at IS NULL AND expires_at IS NULL AND admin_locked_at IS NULL AND sign_in_void_at IS NULL
          AND (password_hash <> '' OR credential_count > 0)
         THEN CASE role WHEN 'developer' THEN 1000 WHEN 'administrator' THEN 900 ELSE 0 END ELSE 0 END) /*postgresql STORED,*/ /*sqlite VIRTUAL;
ALTER TABLE accounts*/ ADD COLUMN ways_in smallint /*postgresql NOT NULL*/ GENERATED ALWAYS AS (
    CASE WHEN password_hash <> '' THEN 1 ELSE 0 END + CASE WHEN has_totp THEN 2 ELSE 0 END + CASE WHEN credential_count > 0 THEN 4 ELSE 0 END)
    /*postgresql STORED*/ /*sqlite VIRTUAL*/;
CREATE INDEX accounts_lasting ON accounts (lasting_rank, ways_in, in_doubt_since) WHERE lasting_rank >= 900;

UPDATE accounts SET has_totp = NOT has_totp
    WHERE has_totp <> EXISTS (SELECT 1 FROM totp_secrets t WHERE t.account_id = accounts.id AND t.confirmed_at IS NOT NULL);
INSERT INTO sign_in_settings (id, factors, version)
    VALUES (1, 'user=optional staff=optional supervisor=optional administrator=optional developer=optional', 1) ON CONFLICT (id) DO NOTHING;

-- The policies of the protected roles. No row means that the settings are missing or not in the one form that is written: then the defaults hold, here as in the kernel.
/*sqlite CREATE VIEW sign_in_demands AS
    WITH places AS (SELECT factors, version, instr(factors, ' staff=') AS s, instr(factors, ' supervisor=') AS v, instr(factors, ' administrator=') AS a, instr(factors, ' developer=') AS d
            FROM sign_in_settings WHERE id = 1),
        words AS (SELECT factors, version, substr(factors, 6, s - 6) AS user, substr(factors, s + 7, v - s - 7) AS staff, substr(factors, v + 12, a - v - 12) AS supervisor,
            substr(factors, a + 15, d - a - 15) AS administrator, substr(factors, d + 11) AS developer FROM places)
    SELECT administrator, developer FROM words
        WHERE factors = 'user=' || user || ' staff=' || staff || ' supervisor=' || supervisor || ' administrator=' || administrator || ' developer=' || developer
          AND user IN ('none', 'optional', 'required', 'passkey') AND staff IN ('none', 'optional', 'required', 'passkey') AND supervisor IN ('none', 'optional', 'required', 'passkey')
          AND administrator IN ('none', 'optional', 'required', 'passkey') AND developer IN ('none', 'optional', 'required', 'passkey')
          AND typeof(version) = 'integer' AND version BETWEEN 1 AND 9223372036854775806;

CREATE VIEW holders_who_sign_in AS
    SELECT lasting_rank FROM accounts
        WHERE lasting_rank >= 900
          AND (ways_in >= 4 OR coalesce((SELECT CASE WHEN accounts.lasting_rank >= 1000 THEN developer ELSE administrator END FROM sign_in_demands), 'optional') <> 'passkey');

-- armed: the role has had a lasting holder; reachable: it has had one who could sign in. Both are seen afresh here, so that no store is locked by this migration.
ALTER TABLE authority_guard ADD COLUMN reachable boolean NOT NULL DEFAULT FALSE;
UPDATE authority_guard SET armed = EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900 AND lasting_rank >= authority_guard.id),
    reachable = EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id);
CREATE TRIGGER guard_stays_armed BEFORE UPDATE ON authority_guard
    WHEN NEW.id <> OLD.id OR NEW.armed IS NOT TRUE OR NEW.reachable IS NULL OR OLD.reachable AND NOT NEW.reachable BEGIN SELECT RAISE(ABORT, 'holdfast: the guard stays armed'); END;

CREATE VIEW authority_lost AS
    SELECT 1 AS lost WHERE
        (SELECT count(*) FROM authority_guard) <> 2
        OR EXISTS (SELECT 1 FROM authority_guard g WHERE g.armed AND NOT EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900 AND lasting_rank >= g.id))
        OR EXISTS (SELECT 1 FROM authority_guard g WHERE g.reachable AND NOT EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= g.id));

-- AFTER INSERT and every AFTER UPDATE count: OR REPLACE deletes rows without firing any DELETE trigger.
CREATE TRIGGER accounts_last_holder_insert AFTER INSERT ON accounts BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL),
            has_totp = EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL)
        WHERE id = NEW.id AND (credential_count <> (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL)
            OR has_totp <> EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL));
    UPDATE authority_guard SET armed = TRUE, reachable = reachable OR EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id)
        WHERE NOT (armed AND reachable) AND EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900 AND lasting_rank >= authority_guard.id);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER accounts_last_holder_update AFTER UPDATE ON accounts BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL),
            has_totp = EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL)
        WHERE id = NEW.id AND (credential_count <> (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL)
            OR has_totp <> EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL));
    UPDATE authority_guard SET armed = TRUE, reachable = reachable OR EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id)
        WHERE NOT (armed AND reachable) AND EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900 AND lasting_rank >= authority_guard.id);
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

-- Whether an account has an authenticator follows from its secret alone: without one it could not show the code that it is asked for.
CREATE TRIGGER totp_secrets_known_insert AFTER INSERT ON totp_secrets BEGIN
    UPDATE accounts SET has_totp = NOT has_totp
        WHERE (id = NEW.account_id OR has_totp AND lasting_rank >= 900)
          AND has_totp <> EXISTS (SELECT 1 FROM totp_secrets t WHERE t.account_id = accounts.id AND t.confirmed_at IS NOT NULL);
END;
CREATE TRIGGER totp_secrets_known_update AFTER UPDATE ON totp_secrets BEGIN
    UPDATE accounts SET has_totp = NOT has_totp
        WHERE (id IN (OLD.account_id, NEW.account_id) OR has_totp AND lasting_rank >= 900)
          AND has_totp <> EXISTS (SELECT 1 FROM totp_secrets t WHERE t.account_id = accounts.id AND t.confirmed_at IS NOT NULL);
END;
CREATE TRIGGER totp_secrets_known_delete AFTER DELETE ON totp_secrets BEGIN
    UPDATE accounts SET has_totp = NOT has_totp
        WHERE id = OLD.account_id AND has_totp <> EXISTS (SELECT 1 FROM totp_secrets t WHERE t.account_id = accounts.id AND t.confirmed_at IS NOT NULL);
END;

CREATE TRIGGER sign_in_settings_insert AFTER INSERT ON sign_in_settings BEGIN
    SELECT RAISE(ABORT, 'holdfast: these settings are not known') WHERE NEW.id <> 1 OR NOT EXISTS (SELECT 1 FROM sign_in_demands);
    UPDATE authority_guard SET reachable = TRUE WHERE NOT reachable AND armed AND EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER sign_in_settings_update AFTER UPDATE ON sign_in_settings BEGIN
    SELECT RAISE(ABORT, 'holdfast: these settings are not known') WHERE NEW.id <> 1 OR NOT EXISTS (SELECT 1 FROM sign_in_demands);
    UPDATE authority_guard SET reachable = TRUE WHERE NOT reachable AND armed AND EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
CREATE TRIGGER sign_in_settings_kept BEFORE DELETE ON sign_in_settings BEGIN SELECT RAISE(ABORT, 'holdfast: the settings are kept'); END;
*/
/*postgresql CREATE FUNCTION holdfast.settings_are_known(settings text, settings_version bigint) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
    SELECT coalesce(settings_version BETWEEN 1 AND 9223372036854775806
        AND settings ~ '^user=(none|optional|required|passkey) staff=(none|optional|required|passkey) supervisor=(none|optional|required|passkey) administrator=(none|optional|required|passkey) developer=(none|optional|required|passkey)$', FALSE)
$$;

-- Whether a tier has a lasting holder whom these settings let in.
CREATE FUNCTION holdfast.somebody_signs_in(tier integer, settings text, settings_version bigint) RETURNS boolean LANGUAGE sql AS $$
    SELECT EXISTS (SELECT 1 FROM holdfast.accounts a WHERE a.lasting_rank >= 900 AND a.lasting_rank >= tier
        AND (a.ways_in >= 4 OR NOT (holdfast.settings_are_known(settings, settings_version) AND position(CASE WHEN a.lasting_rank >= 1000 THEN 'developer' ELSE 'administrator' END || '=passkey' IN settings) > 0)))
$$;

CREATE OR REPLACE FUNCTION holdfast.account_credentials_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    NEW.credential_count := (SELECT count(*) FROM holdfast.passkeys p WHERE p.account_id = NEW.id AND p.revoked_at IS NULL);
    IF TG_OP = 'INSERT' OR NEW.has_totp IS DISTINCT FROM OLD.has_totp THEN
        NEW.has_totp := EXISTS (SELECT 1 FROM holdfast.totp_secrets t WHERE t.account_id = NEW.id AND t.confirmed_at IS NOT NULL);
    END IF;
    RETURN NEW;
END $$;

-- Whether an account has an authenticator follows from its secret alone: without one it could not show the code that it is asked for.
CREATE FUNCTION holdfast.totp_changes_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    UPDATE holdfast.accounts a SET has_totp = NOT a.has_totp
        WHERE a.id IN (CASE WHEN TG_OP <> 'INSERT' THEN OLD.account_id END, CASE WHEN TG_OP <> 'DELETE' THEN NEW.account_id END)
          AND a.has_totp <> EXISTS (SELECT 1 FROM holdfast.totp_secrets t WHERE t.account_id = a.id AND t.confirmed_at IS NOT NULL);
    RETURN NULL;
END $$;

CREATE OR REPLACE FUNCTION holdfast.last_holder_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
DECLARE
    remaining smallint := 0;
    stored record;
    tier integer;
BEGIN
    -- A write: at REPEATABLE READ and above the later of two gets 40001, never an old count.
    UPDATE holdfast.authority_guard SET version = version + 1 WHERE id = 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'holdfast: the guard row is missing' USING ERRCODE = 'HF003';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        remaining := NEW.lasting_rank;
    END IF;
    SELECT s.factors, s.version INTO stored FROM holdfast.sign_in_settings s WHERE s.id = 1;
    FOREACH tier IN ARRAY ARRAY[900, 1000] LOOP
        CONTINUE WHEN OLD.lasting_rank < tier;
        IF remaining < tier AND NOT EXISTS (SELECT 1 FROM holdfast.accounts WHERE lasting_rank >= 900 AND lasting_rank >= tier) THEN
            RAISE EXCEPTION 'holdfast: the last holder stays' USING ERRCODE = 'HF001';
        END IF;
        -- A row that nobody could sign in with takes nothing away when it goes.
        IF (OLD.ways_in >= 4 OR NOT (holdfast.settings_are_known(stored.factors, stored.version)
                AND position(CASE WHEN OLD.lasting_rank >= 1000 THEN 'developer' ELSE 'administrator' END || '=passkey' IN stored.factors) > 0))
           AND NOT holdfast.somebody_signs_in(tier, stored.factors, stored.version) THEN
            RAISE EXCEPTION 'holdfast: the last holder stays' USING ERRCODE = 'HF001', DETAIL = 'Nobody who is left could sign in under the settings.';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE FUNCTION holdfast.settings_keep_holders() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
DECLARE
    former record;
    tier integer;
BEGIN
    UPDATE holdfast.authority_guard SET version = version + 1 WHERE id = 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'holdfast: the guard row is missing' USING ERRCODE = 'HF003';
    END IF;
    IF NOT holdfast.settings_are_known(NEW.factors, NEW.version) THEN
        RAISE EXCEPTION 'holdfast: these settings are not known' USING ERRCODE = 'HF002';
    END IF;
    SELECT NULL::text AS factors, NULL::bigint AS version INTO former;
    IF TG_OP = 'UPDATE' THEN
        SELECT OLD.factors, OLD.version INTO former;
    END IF;
    FOREACH tier IN ARRAY ARRAY[900, 1000] LOOP
        IF holdfast.somebody_signs_in(tier, former.factors, former.version) AND NOT holdfast.somebody_signs_in(tier, NEW.factors, NEW.version) THEN
            RAISE EXCEPTION 'holdfast: the last holder stays' USING ERRCODE = 'HF001', DETAIL = 'Nobody could sign in under these settings.';
        END IF;
    END LOOP;
    RETURN NULL;
END $$;

CREATE TRIGGER accounts_last_holder_update AFTER UPDATE ON accounts FOR EACH ROW
    WHEN (OLD.lasting_rank >= 900 AND (NEW.lasting_rank <> OLD.lasting_rank OR OLD.ways_in >= 4 AND NEW.ways_in < 4)) EXECUTE FUNCTION holdfast.last_holder_stays();
CREATE TRIGGER accounts_last_holder_delete AFTER DELETE ON accounts FOR EACH ROW WHEN (OLD.lasting_rank >= 900) EXECUTE FUNCTION holdfast.last_holder_stays();
CREATE TRIGGER totp_secrets_known AFTER INSERT OR UPDATE OR DELETE ON totp_secrets FOR EACH ROW EXECUTE FUNCTION holdfast.totp_changes_account();
CREATE TRIGGER totp_secrets_no_truncate BEFORE TRUNCATE ON totp_secrets FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER sign_in_settings_holders AFTER INSERT OR UPDATE ON sign_in_settings FOR EACH ROW EXECUTE FUNCTION holdfast.settings_keep_holders();
CREATE TRIGGER sign_in_settings_kept BEFORE DELETE ON sign_in_settings FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER sign_in_settings_no_truncate BEFORE TRUNCATE ON sign_in_settings FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_last_holder_update;
ALTER TABLE accounts ENABLE ALWAYS TRIGGER accounts_last_holder_delete;
ALTER TABLE totp_secrets ENABLE ALWAYS TRIGGER totp_secrets_known;
ALTER TABLE totp_secrets ENABLE ALWAYS TRIGGER totp_secrets_no_truncate;
ALTER TABLE sign_in_settings ENABLE ALWAYS TRIGGER sign_in_settings_holders;
ALTER TABLE sign_in_settings ENABLE ALWAYS TRIGGER sign_in_settings_kept;
ALTER TABLE sign_in_settings ENABLE ALWAYS TRIGGER sign_in_settings_no_truncate;
*/
