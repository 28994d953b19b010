-- Posts below the caller that end soon.
-- $2 TEXT until
SELECT vp.account_id, vp.post_id, vp.role, vp.unit_name, vp.since_on, vp.until_on, va.name
FROM visible_post vp JOIN visible_account va ON va.account_id = vp.account_id
WHERE vp.until_on >= $today AND vp.until_on <= $2
ORDER BY vp.until_on, vp.post_id
LIMIT 200
