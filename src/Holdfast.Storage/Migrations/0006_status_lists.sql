-- Where it is said whether memberships still hold. A list is opened with the key of the order in which its slots are given away; the rows of given slots stay for ever.

CREATE TABLE status_lists (
    id integer NOT NULL PRIMARY KEY,
    purpose smallint NOT NULL CHECK (purpose IN (1, 2)),
    size integer NOT NULL,
    slot_key bytea NOT NULL,
    assigned integer NOT NULL CHECK (assigned >= 0 AND assigned <= size / 4 * 3),
    version bigint NOT NULL,
    changed_at bigint NOT NULL,
    opened_at bigint NOT NULL
);

-- Purposes: 1 revocation, 2 suspension. The account is empty once its row is gone; the bit stays.
CREATE TABLE status_slots (
    list_id integer NOT NULL REFERENCES status_lists (id),
    slot integer NOT NULL,
    purpose smallint NOT NULL,
    account_id uuid REFERENCES accounts (id) ON DELETE SET NULL,
    is_set boolean NOT NULL,
    PRIMARY KEY (list_id, slot)
) /*sqlite WITHOUT ROWID*/;
CREATE UNIQUE INDEX status_slots_account ON status_slots (account_id, purpose);
CREATE INDEX status_slots_set ON status_slots (list_id, slot) WHERE is_set;

/*sqlite CREATE TRIGGER status_slots_stay BEFORE UPDATE ON status_slots
    WHEN NEW.list_id <> OLD.list_id OR NEW.slot <> OLD.slot OR NEW.purpose <> OLD.purpose OR NEW.account_id IS NOT NULL AND NEW.account_id IS NOT OLD.account_id
      OR OLD.purpose = 1 AND OLD.is_set AND NOT NEW.is_set BEGIN SELECT RAISE(ABORT, 'holdfast: slots are given once and revocations stay'); END;
CREATE TRIGGER status_slots_kept BEFORE DELETE ON status_slots BEGIN SELECT RAISE(ABORT, 'holdfast: slots are kept'); END;
CREATE TRIGGER status_lists_kept BEFORE DELETE ON status_lists BEGIN SELECT RAISE(ABORT, 'holdfast: status lists are kept'); END;
*/
/*postgresql CREATE TRIGGER status_slots_stay BEFORE UPDATE ON status_slots FOR EACH ROW
    WHEN (NEW.list_id <> OLD.list_id OR NEW.slot <> OLD.slot OR NEW.purpose <> OLD.purpose OR NEW.account_id IS NOT NULL AND NEW.account_id IS DISTINCT FROM OLD.account_id
      OR OLD.purpose = 1 AND OLD.is_set AND NOT NEW.is_set) EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER status_slots_kept BEFORE DELETE ON status_slots FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER status_slots_no_truncate BEFORE TRUNCATE ON status_slots FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER status_lists_kept BEFORE DELETE ON status_lists FOR EACH ROW EXECUTE FUNCTION holdfast.refuse_change();
CREATE TRIGGER status_lists_no_truncate BEFORE TRUNCATE ON status_lists FOR EACH STATEMENT EXECUTE FUNCTION holdfast.refuse_change();
ALTER TABLE status_slots ENABLE ALWAYS TRIGGER status_slots_stay;
ALTER TABLE status_slots ENABLE ALWAYS TRIGGER status_slots_kept;
ALTER TABLE status_slots ENABLE ALWAYS TRIGGER status_slots_no_truncate;
ALTER TABLE status_lists ENABLE ALWAYS TRIGGER status_lists_kept;
ALTER TABLE status_lists ENABLE ALWAYS TRIGGER status_lists_no_truncate;
*/
