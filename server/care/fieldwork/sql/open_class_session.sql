-- Opens a session of a class below the caller's unit, with an adult who is on duty there.
-- $2 BIGINT class_session_id
-- $3 BIGINT campaign_id
-- $4 BIGINT class_unit_id
-- $5 TEXT code
-- $6 TEXT sign_in
-- $7 BIGINT reachable_account_id
-- $8 BIGINT opened_by
-- $9 BIGINT now_ms
-- $10 BIGINT ends_at_ms
INSERT INTO class_session (class_session_id, campaign_id, class_unit_id, code, sign_in, reachable_account_id, opened_by,
  opened_at_ms, ends_at_ms)
SELECT $2, vc.campaign_id, vc.class_unit_id, $5, $6, $7, $8, $9, $10
FROM visible_class_completion vc
WHERE vc.campaign_id = $3 AND vc.class_unit_id = $4
  AND EXISTS (SELECT va.account_id FROM visible_reachable_adult va WHERE va.account_id = $7)
ON CONFLICT DO NOTHING
