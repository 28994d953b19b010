-- Whether a guardian is asked about the child at all, and in this campaign; no row when not at all.
-- $4 BIGINT campaign_id
-- > BIGINT is_in_campaign
SELECT CASE WHEN gm.campaign_id IS NULL THEN 0 ELSE 1 END AS is_in_campaign
FROM guardian_asked ga LEFT JOIN guardian_membership gm ON gm.student_id = ga.student_id AND gm.campaign_id = $4
