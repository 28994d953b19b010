-- Accounts with a post below the caller, by login, a page by key.
-- $2 TEXT after_login
-- $3 TEXT wanted
-- $4 BIGINT rows_max
-- > BIGINT password_given
-- > BIGINT second_factor
-- > BIGINT ended
SELECT va.account_id, va.login, va.name, va.password_given, va.second_factor, va.ended
FROM visible_account va
WHERE va.login > $2 AND ($3 = '' OR REPLACE(va.name, $3, '') <> va.name OR REPLACE(va.login, $3, '') <> va.login)
ORDER BY va.login
LIMIT $4
