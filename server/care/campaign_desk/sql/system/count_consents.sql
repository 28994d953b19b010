-- How many of a campaign's students below a unit have a consent; refusal and silence are not told apart.
-- $1 BIGINT campaign_id
-- $2 BIGINT unit_id
SELECT COUNT(m.student_id) AS members, COUNT(CASE WHEN m.consent = 'given' THEN 1 END) AS given
FROM unit_closure c JOIN campaign_member m ON m.class_unit_id = c.descendant_id AND m.campaign_id = $1
WHERE c.ancestor_id = $2
