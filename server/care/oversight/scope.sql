-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: support_request campaign_school alert_tally open_clock

-- Class 8 as pseudonym and clock. Officers: all below. The counselling centre: what it was asked for or what has come
-- up to it. A leader: of the own school what is urgent, and whatever has called the leader, by the roster or because
-- nobody before has answered. The administrator: whom nobody can reach.
-- class 8 alert; key (clock_ref); roles county_officer (pseudonym), city_officer (pseudonym), school_leader
-- (pseudonym), system_administrator (pseudonym), counselling_centre (pseudonym)
visible_clock AS (
  SELECT oc.clock_ref, oc.school_unit_id, oc.pseudonym, oc.tier_rank, oc.raised_at_ms, oc.due_at_ms, oc.taken_by,
    oc.step_due_at_ms, oc.escalated_to, oc.unreachable_since_ms, oc.asked_at_ms, oc.supported_by,
    t.name AS taken_by_name, s.name AS supported_by_name, p.account_id AS caller_account_id, CASE
      WHEN EXISTS (SELECT w.post_id FROM scope_post_in_force w WHERE w.unit_id = oc.school_unit_id
        AND w.role = 'psychology_teacher') THEN 1 ELSE 0 END AS psychologist_there
  FROM caller_post p JOIN open_clock oc ON p.role IN ('county_officer', 'city_officer')
      OR (p.role = 'school_leader' AND (oc.tier_rank = 1 OR oc.escalated_to IN ('leaders', 'county', 'city', 'nobody')
        OR EXISTS (SELECT d.duty_id FROM scope_duty_in_force d WHERE d.account_id = p.account_id
          AND d.unit_id = p.unit_id)))
      OR (p.role = 'system_administrator' AND oc.unreachable_since_ms IS NOT NULL)
      OR (p.role = 'counselling_centre' AND (oc.asked_at_ms IS NOT NULL
        OR oc.escalated_to IN ('county', 'city', 'nobody')))
    LEFT JOIN account t ON t.account_id = oc.taken_by
    LEFT JOIN account s ON s.account_id = oc.supported_by
  WHERE EXISTS (SELECT c.depth FROM unit_closure c WHERE c.ancestor_id = p.unit_id
    AND c.descendant_id = oc.school_unit_id)
)

-- Class 4 as counts per school: operations, not suppressed.
-- class 4 completion; key (campaign_id, school_unit_id); roles county_officer, city_officer
visible_school_completion AS (
  SELECT cs.campaign_id, cs.school_unit_id, cs.expected, cs.started, cs.finished, cs.counted_at_ms
  FROM caller_post p JOIN campaign_school cs ON p.role IN ('county_officer', 'city_officer')
    JOIN unit_closure c ON c.ancestor_id = p.unit_id AND c.descendant_id = cs.school_unit_id
)

-- The timeliness of alerts as counts per school: operations, not suppressed.
-- class 8 alert; key (school_unit_id); roles county_officer (counts), city_officer (counts)
visible_alert_tally AS (
  SELECT t.school_unit_id, t.raised, t.taken_in_time, t.taken_late, t.escalated, t.open, t.overdue, t.counted_at_ms
  FROM caller_post p JOIN alert_tally t ON p.role IN ('county_officer', 'city_officer')
    JOIN unit_closure c ON c.ancestor_id = p.unit_id AND c.descendant_id = t.school_unit_id
)
