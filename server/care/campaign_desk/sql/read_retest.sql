-- Whether this retest is there for the caller, and of which attempt.
-- $2 BIGINT student_id
-- $3 BIGINT campaign_id
SELECT vr.attempt FROM visible_retest vr WHERE vr.student_id = $2 AND vr.campaign_id = $3
