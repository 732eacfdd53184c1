-- The second net: whatever reaches the tables past the gate still cannot empty a protected role or edit the log.
-- Functions run as their owner with a fixed search path; triggers fire for replication roles as well.

INSERT INTO authority_guard (id, version, armed) VALUES (1, 0, true);

CREATE FUNCTION holdfast.account_credentials_counted() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    NEW.credential_count := (SELECT count(*) FROM holdfast.passkeys p WHERE p.account_id = NEW.id AND p.revoked_at IS NULL);
    RETURN NEW;
END $$;

CREATE FUNCTION holdfast.passkey_changes_account() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    -- The value is what the trigger on accounts says; writing the row is what makes it say it.
    IF TG_OP <> 'INSERT' THEN
        UPDATE holdfast.accounts SET credential_count = 0 WHERE id = OLD.account_id;
    END IF;
    IF TG_OP = 'INSERT' OR (TG_OP = 'UPDATE' AND NEW.account_id <> OLD.account_id) THEN
        UPDATE holdfast.accounts SET credential_count = 0 WHERE id = NEW.account_id;
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION holdfast.last_holder_stays() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
DECLARE
    remaining smallint := 0;
BEGIN
    -- A write: at REPEATABLE READ and above the later of two gets 40001, never an old count.
    UPDATE holdfast.authority_guard SET version = version + 1 WHERE id = 1;
    IF NOT FOUND THEN
        RAISE EXCEPTION 'holdfast: the guard row is missing' USING ERRCODE = 'HF003';
    END IF;
    IF TG_OP = 'UPDATE' THEN
        remaining := NEW.lasting_rank;
    END IF;
    IF OLD.lasting_rank >= 1000 AND remaining < 1000 AND NOT EXISTS (SELECT 1 FROM holdfast.accounts WHERE lasting_rank >= 1000)
       OR OLD.lasting_rank >= 900 AND remaining < 900 AND NOT EXISTS (SELECT 1 FROM holdfast.accounts WHERE lasting_rank >= 900) THEN
        RAISE EXCEPTION 'holdfast: the last holder stays' USING ERRCODE = 'HF001';
    END IF;
    RETURN NULL;
END $$;

CREATE FUNCTION holdfast.refuse_change() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    RAISE EXCEPTION 'holdfast: % of % is refused', TG_OP, TG_TABLE_NAME USING ERRCODE = 'HF002';
END $$;

CREATE FUNCTION holdfast.log_kept() RETURNS trigger LANGUAGE plpgsql SECURITY DEFINER SET search_path = holdfast, pg_temp AS $$
BEGIN
    IF TG_OP = 'DELETE' AND (EXISTS (SELECT 1 FROM holdfast.audit_retention WHERE OLD.event_index < horizon)
       OR EXISTS (SELECT 1 FROM holdfast.audit_erasures WHERE person_id = (to_jsonb(OLD) ->> 'person')::uuid)) THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'holdfast: the log is kept' USING ERRCODE = 'HF002';
END $$;

CREATE TRIGGER accounts_credentials BEFORE INSERT OR UPDATE ON accounts FOR EACH ROW EXECUTE FUNCTION holdfast.account_credentials_counted();
CREATE TRIGGER accounts_last_holder_update AFTER UPDATE ON accounts FOR EACH ROW WHEN (OLD.lasting_rank >= 900 AND NEW.lasting_rank < OLD.lasting_rank) EXECUTE FUNCTION holdfast.last_holder_stays();
CREATE TRIGGER accounts_last_holder_delete AFTER DELETE ON accounts FOR EACH ROW WHEN (OLD.lasting_rank >= 900) EXECUTE FUNCTION holdfast.last_holder_stays();
CREATE TRIGGER accounts_no_truncate BEFORE TRUNCATE ON accounts FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER passkeys_counted AFTER INSERT OR UPDATE OR DELETE ON passkeys FOR EACH ROW EXECUTE FUNCTION holdfast.passkey_changes_account();
CREATE TRIGGER passkeys_no_truncate BEFORE TRUNCATE ON passkeys FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER guard_stays BEFORE DELETE ON authority_guard FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER guard_id_stays BEFORE UPDATE ON authority_guard FOR EACH ROW WHEN (NEW.id <> OLD.id) EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER guard_no_truncate BEFORE TRUNCATE ON authority_guard FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();

CREATE TRIGGER audit_events_kept BEFORE UPDATE OR DELETE ON audit_events FOR EACH ROW EXECUTE FUNCTION holdfast.log_kept();
CREATE TRIGGER audit_events_no_truncate BEFORE TRUNCATE ON audit_events FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_event_parts_kept BEFORE UPDATE OR DELETE ON audit_event_parts FOR EACH ROW EXECUTE FUNCTION holdfast.log_kept();
CREATE TRIGGER audit_event_parts_no_truncate BEFORE TRUNCATE ON audit_event_parts FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_head_grows BEFORE UPDATE ON audit_head FOR EACH ROW WHEN (NEW.size < OLD.size OR NEW.id <> OLD.id) EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_head_kept BEFORE DELETE ON audit_head FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_head_no_truncate BEFORE TRUNCATE ON audit_head FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_retention_grows BEFORE UPDATE ON audit_retention FOR EACH ROW WHEN (NEW.horizon < OLD.horizon OR NEW.id <> OLD.id) EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_retention_kept BEFORE DELETE ON audit_retention FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_retention_no_truncate BEFORE TRUNCATE ON audit_retention FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_erasures_kept BEFORE UPDATE OR DELETE ON audit_erasures FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER audit_erasures_no_truncate BEFORE TRUNCATE ON audit_erasures FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();

-- Infix search goes by an index where the extension may be created; without it the same query reads the table.
DO $$
DECLARE
    named record;
    home name;
BEGIN
    FOR named IN SELECT tgrelid::regclass AS place, tgname FROM pg_trigger WHERE NOT tgisinternal
        AND tgrelid IN (SELECT oid FROM pg_class WHERE relnamespace = 'holdfast'::regnamespace)
    LOOP
        EXECUTE format('ALTER TABLE %s ENABLE ALWAYS TRIGGER %I', named.place, named.tgname);
    END LOOP;
    BEGIN
        CREATE EXTENSION IF NOT EXISTS pg_trgm;
    EXCEPTION WHEN OTHERS THEN
        RAISE NOTICE 'holdfast: pg_trgm is not available';
    END;
    SELECT n.nspname INTO home FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace WHERE e.extname = 'pg_trgm';
    IF home IS NOT NULL THEN
        EXECUTE format('CREATE INDEX accounts_search ON holdfast.accounts USING gin (search_text %I.gin_trgm_ops) WHERE removed_at IS NULL', home);
    END IF;
END $$;
