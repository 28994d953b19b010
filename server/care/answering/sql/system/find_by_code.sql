-- Whose access code or card this is: the step before there is a caller.
-- $1 BYTEA look_up_digest
SELECT l.student_id, l.campaign_id FROM answerer_look_up l WHERE l.look_up_digest = $1 AND l.revoked_at_ms IS NULL
