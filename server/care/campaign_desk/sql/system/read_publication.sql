-- Where the filling of a campaign stands.
-- $1 BIGINT campaign_id
SELECT p.place, p.after_student, COALESCE(p.filled_at_ms, 0) AS filled_at_ms, p.expected, p.stored
  FROM campaign_publication p WHERE p.campaign_id = $1
