-- SQLite counts the holders after an update only where it can have taken one: the row is or was a holder, what a holder is reckoned from no
-- longer fits, or a unique column changed: UPDATE OR REPLACE deletes the row that had the value, and fires no DELETE trigger for it.
/*sqlite DROP TRIGGER accounts_last_holder_update;

CREATE TRIGGER accounts_last_holder_update AFTER UPDATE ON accounts
    WHEN OLD.lasting_rank >= 900 OR NEW.lasting_rank >= 900
      OR NEW.credential_count IS NOT OLD.credential_count OR NEW.has_totp IS NOT OLD.has_totp
      OR NEW.row_number IS NOT OLD.row_number OR NEW.id IS NOT OLD.id OR NEW.username IS NOT OLD.username
      OR NEW.email_key IS NOT OLD.email_key OR NEW.did IS NOT OLD.did BEGIN
    UPDATE accounts SET credential_count = (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL),
            has_totp = EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL)
        WHERE id = NEW.id AND (credential_count <> (SELECT count(*) FROM passkeys WHERE account_id = NEW.id AND revoked_at IS NULL)
            OR has_totp <> EXISTS (SELECT 1 FROM totp_secrets WHERE account_id = NEW.id AND confirmed_at IS NOT NULL));
    UPDATE authority_guard SET armed = TRUE, reachable = reachable OR EXISTS (SELECT 1 FROM holders_who_sign_in h WHERE h.lasting_rank >= authority_guard.id)
        WHERE NOT (armed AND reachable) AND EXISTS (SELECT 1 FROM accounts WHERE lasting_rank >= 900 AND lasting_rank >= authority_guard.id);
    SELECT RAISE(ABORT, 'holdfast: the last holder stays') FROM authority_lost;
END;
*/
