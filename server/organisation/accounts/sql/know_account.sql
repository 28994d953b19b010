-- An account below the caller: 1 when all its posts are there too.
-- $2 BIGINT account_id
SELECT COALESCE((SELECT 1 FROM visible_managed_account m WHERE m.account_id = va.account_id), 0) AS is_managed
FROM visible_account va WHERE va.account_id = $2 AND va.ended = 0
