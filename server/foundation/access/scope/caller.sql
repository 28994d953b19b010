-- Whose eyes: the post at work and the units below it. Every other scope begins here.
-- protected: account staff_session post student_view outbox audit_line audit_stream

-- Posts in force, with whoever holds them. An act that ended a post or an account holds from its commit; days that were
-- agreed beforehand are held against the transaction's own, which the store binds and which never runs backwards
-- (docs/adr/0031). Bound to no caller; nothing else compares the days of a post. One term: three would make SQLite
-- guess that hardly anybody is left, and scan where it made an index.
-- class none; key (post_id); roles nobody
scope_post_in_force AS (
  SELECT p.post_id, p.account_id, p.unit_id, p.role, p.until_on
  FROM post p JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
  WHERE p.ended_at_ms IS NULL
    AND CASE WHEN p.since_on <= $today AND (p.until_on IS NULL OR $today <= p.until_on) THEN 1 END IS NOT NULL
)

-- Who is on a roster now, by the same rule.
-- class none; key (duty_id); roles nobody
scope_duty_in_force AS (
  SELECT d.duty_id, d.unit_id, d.account_id, d.turn, d.hours
  FROM duty d JOIN account a ON a.account_id = d.account_id AND a.ended_at_ms IS NULL
  WHERE d.ended_at_ms IS NULL
    AND CASE WHEN d.since_on <= $today AND (d.until_on IS NULL OR $today <= d.until_on) THEN 1 END IS NOT NULL
)

-- Who is away now.
-- class none; key (leave_id); roles nobody
scope_leave_in_force AS (
  SELECT l.leave_id, l.account_id, l.since_at_ms, l.until_at_ms
  FROM leave_of_absence l
  WHERE l.ended_at_ms IS NULL AND l.since_at_ms <= $moment AND $moment < l.until_at_ms
)

-- The post at work. No row once the session, the post or the account has ended, or its time is over.
-- class none; key (post_id); roles everybody
caller_post AS (
  SELECT s.account_id, p.post_id, p.unit_id, p.role
  FROM staff_session s JOIN scope_post_in_force p ON p.post_id = s.post_id
  WHERE s.context_id = $1 AND s.step = 'working' AND s.ended_at_ms IS NULL AND $moment < s.expires_at_ms
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
