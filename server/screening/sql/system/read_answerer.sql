-- Name and consent of a child who signs in, the class session that is open for the class, and since when a retest is released.
-- $1 BIGINT student_id
-- $2 BIGINT campaign_id
-- $3 BIGINT now_ms
SELECT st.name, m.consent, COALESCE(cs.class_session_id, 0),
  COALESCE((SELECT r.released_at_ms FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id), 0)
FROM campaign_member m JOIN student st ON st.student_id = m.student_id
  LEFT JOIN class_session cs ON cs.campaign_id = m.campaign_id AND cs.class_unit_id = m.class_unit_id
    AND cs.closed_at_ms IS NULL AND cs.ends_at_ms > $3
WHERE m.student_id = $1 AND m.campaign_id = $2
