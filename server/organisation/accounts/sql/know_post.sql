-- Whose post it is, and where.
-- $2 BIGINT post_id
SELECT vp.account_id, vp.unit_id FROM visible_post vp WHERE vp.post_id = $2
