-- Whose eyes: the post at work and the units below it. Every other scope begins here.
-- protected: account staff_session post student_view outbox audit_line audit_stream

-- The post at work. No row once the session, the post or the account has ended.
-- class none; key (post_id); roles everybody
caller_post AS (
  SELECT s.account_id, p.post_id, p.unit_id, p.role
  FROM staff_session s JOIN post p ON p.post_id = s.post_id JOIN account a ON a.account_id = s.account_id
  WHERE s.context_id = $1 AND s.step = 'working' AND s.ended_at_ms IS NULL AND p.ended_at_ms IS NULL
    AND a.ended_at_ms IS NULL
)

-- The caller's unit and all below it.
-- class none; key (unit_id); roles everybody
caller_unit AS (
  SELECT c.descendant_id AS unit_id, c.depth, p.role
  FROM caller_post p JOIN unit_closure c ON c.ancestor_id = p.unit_id
)

-- Units carry no person: every post sees what lies below its own.
-- class none; key (unit_id); roles everybody
visible_unit AS (
  SELECT u.unit_id, u.parent_id, u.kind, u.code, u.name, u.sort_key, cu.depth
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id
  WHERE u.closed_on IS NULL
)
