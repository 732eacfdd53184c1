-- A row that counts as a holder must be one that the program can read: a time beyond all dates, half a mark of a stop, or on SQLite a value
-- of another type would shut its owner out, and everybody who is read with it.
/*postgresql ALTER TABLE accounts ADD CONSTRAINT accounts_can_be_read CHECK (
    least(created_at, joined_at, last_login_at, expires_at, expired_at, admin_locked_at, admin_locked_until, removed_at, sign_in_void_at,
        in_doubt_since, stopped_at) >= -62135596800000000
    AND greatest(created_at, joined_at, last_login_at, expires_at, expired_at, admin_locked_at, admin_locked_until, removed_at,
        sign_in_void_at, in_doubt_since, stopped_at) < 253402300800000000
    AND (stopped_by IS NULL) = (stopped_at IS NULL) AND (stopped_by IS NULL) = (stopped_version IS NULL));
*/
/*sqlite CREATE VIEW accounts_that_cannot_be_read AS
    SELECT row_number FROM accounts WHERE NOT (
        min(created_at, joined_at, coalesce(last_login_at, 0), coalesce(expires_at, 0), coalesce(expired_at, 0),
            coalesce(admin_locked_at, 0), coalesce(admin_locked_until, 0), coalesce(removed_at, 0), coalesce(sign_in_void_at, 0),
            coalesce(in_doubt_since, 0), coalesce(stopped_at, 0)) >= -62135596800000000
        AND max(created_at, joined_at, coalesce(last_login_at, 0), coalesce(expires_at, 0), coalesce(expired_at, 0),
            coalesce(admin_locked_at, 0), coalesce(admin_locked_until, 0), coalesce(removed_at, 0), coalesce(sign_in_void_at, 0),
            coalesce(in_doubt_since, 0), coalesce(stopped_at, 0)) < 253402300800000000
        AND (stopped_by IS NULL) = (stopped_at IS NULL) AND (stopped_by IS NULL) = (stopped_version IS NULL)
        AND typeof(is_active) = 'integer' AND typeof(must_change_password) = 'integer' AND typeof(has_totp) = 'integer'
        AND typeof(sign_in_unfinished) = 'integer' AND typeof(has_custodians) = 'integer' AND typeof(is_carrier) = 'integer'
        AND (typeof(id) = 'blob' OR (length(id) = 36 AND id NOT GLOB '*[^0-9a-f-]*'))
        AND (stopped_by IS NULL OR (length(stopped_by) = 36 AND stopped_by NOT GLOB '*[^0-9a-f-]*')));

CREATE TRIGGER accounts_readable_insert AFTER INSERT ON accounts BEGIN
    SELECT RAISE(ABORT, 'holdfast: this row cannot be read') FROM accounts_that_cannot_be_read WHERE row_number = NEW.row_number;
END;
CREATE TRIGGER accounts_readable_update AFTER UPDATE ON accounts BEGIN
    SELECT RAISE(ABORT, 'holdfast: this row cannot be read') FROM accounts_that_cannot_be_read WHERE row_number = NEW.row_number;
END;
*/
