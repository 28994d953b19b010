-- Whom a critical item of a campaign's own sheet called for (attempt 0: what another informant answered), of every
-- so-manieth student.
-- $1 BIGINT campaign_id
-- $2 BIGINT every
-- > BIGINT tier_rank
SELECT g.student_id, MIN(g.tier_rank) AS tier_rank
FROM alert_signal g WHERE g.campaign_id = $1 AND g.kind = 'critical_item' AND g.attempt > 0 AND g.student_id % $2 = 0
GROUP BY g.student_id
