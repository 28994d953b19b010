-- Posts below the caller of the accounts on one page.
-- $2 TEXT first_login
-- $3 TEXT last_login
SELECT vp.account_id, vp.post_id, vp.role, vp.unit_name, vp.since_on, COALESCE(vp.until_on, '') AS until_on
FROM visible_account va JOIN visible_post vp ON vp.account_id = va.account_id
WHERE va.login >= $2 AND va.login <= $3
ORDER BY vp.account_id, vp.post_id
