-- The second net reads the settings only where one of them asks for a passkey. A list in IN would build a table for each row that is written; CASE does not.
/*sqlite DROP VIEW sign_in_demands;
DROP VIEW holders_who_sign_in;

CREATE VIEW sign_in_demands AS
    WITH places AS (SELECT factors, version, instr(factors, ' staff=') AS s, instr(factors, ' supervisor=') AS v, instr(factors, ' administrator=') AS a, instr(factors, ' developer=') AS d
            FROM sign_in_settings WHERE id = 1),
        words AS (SELECT factors, version, substr(factors, 6, s - 6) AS user, substr(factors, s + 7, v - s - 7) AS staff, substr(factors, v + 12, a - v - 12) AS supervisor,
            substr(factors, a + 15, d - a - 15) AS administrator, substr(factors, d + 11) AS developer FROM places)
    SELECT administrator, developer FROM words
        WHERE factors = 'user=' || user || ' staff=' || staff || ' supervisor=' || supervisor || ' administrator=' || administrator || ' developer=' || developer
          AND CASE user WHEN 'none' THEN 1 WHEN 'optional' THEN 1 WHEN 'required' THEN 1 WHEN 'passkey' THEN 1 ELSE 0 END
          AND CASE staff WHEN 'none' THEN 1 WHEN 'optional' THEN 1 WHEN 'required' THEN 1 WHEN 'passkey' THEN 1 ELSE 0 END
          AND CASE supervisor WHEN 'none' THEN 1 WHEN 'optional' THEN 1 WHEN 'required' THEN 1 WHEN 'passkey' THEN 1 ELSE 0 END
          AND CASE administrator WHEN 'none' THEN 1 WHEN 'optional' THEN 1 WHEN 'required' THEN 1 WHEN 'passkey' THEN 1 ELSE 0 END
          AND CASE developer WHEN 'none' THEN 1 WHEN 'optional' THEN 1 WHEN 'required' THEN 1 WHEN 'passkey' THEN 1 ELSE 0 END
          AND typeof(version) = 'integer' AND version BETWEEN 1 AND 9223372036854775806;

CREATE VIEW holders_who_sign_in AS
    SELECT lasting_rank FROM accounts
        WHERE lasting_rank >= 900
          AND (ways_in >= 4
            OR NOT EXISTS (SELECT 1 FROM sign_in_settings WHERE id = 1 AND instr(factors, 'passkey') > 0)
            OR coalesce((SELECT CASE WHEN accounts.lasting_rank >= 1000 THEN developer ELSE administrator END FROM sign_in_demands), 'optional') <> 'passkey');
*/
