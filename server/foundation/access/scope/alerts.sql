-- Class 8, for the slices that raise an alert, call for it and work on it.
-- protected: alert alert_signal alert_grant

-- Class 8, alerts: the school's psychology teacher.
-- class 8 alert; key (student_id, alert_no); roles psychology_teacher, counselling_centre (granted)
visible_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.due_at_ms, a.closed_at_ms, a.taken_at_ms, a.taken_by,
    a.step_no, a.step_due_at_ms, a.round_no, t.name AS taken_by_name, p.account_id AS caller_account_id, vs.name,
    vs.name_sort_key, vs.sex, vs.school_unit_id, vs.class_unit_id, vs.seat_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    LEFT JOIN account t ON t.account_id = a.taken_by
  UNION ALL
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.due_at_ms, a.closed_at_ms, a.taken_at_ms, a.taken_by,
    a.step_no, a.step_due_at_ms, a.round_no, t.name AS taken_by_name, g.account_id AS caller_account_id, st.name,
    st.name_sort_key, st.sex, g.school_unit_id, g.class_unit_id, g.seat_no
  FROM caller_grant g JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no
    JOIN student st ON st.student_id = a.student_id
    LEFT JOIN account t ON t.account_id = a.taken_by
)

-- What it was raised for, so that nothing is raised twice.
-- class 8 alert; key (student_id, signal_key); roles student (not shown)
own_alert_signal AS (
  SELECT g.student_id, g.signal_key, g.alert_no, g.campaign_id, g.kind, g.tier_rank, g.at_ms
  FROM alert_signal g WHERE g.student_id = $1
)

-- The school that an open alert calls: the child's present one, if it may read the child; the last one when the child
-- is at none.
-- class 8 alert; key (student_id, alert_no); roles nobody
scope_alert_school AS (
  SELECT a.student_id, a.alert_no, COALESCE(
    (SELECT e.school_unit_id FROM enrolment e JOIN student_reader r ON r.student_id = e.student_id
      AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
      WHERE e.student_id = a.student_id AND e.until_on IS NULL LIMIT 1),
    CASE WHEN NOT EXISTS (SELECT e.enrolment_no FROM enrolment e WHERE e.student_id = a.student_id
      AND e.until_on IS NULL)
      THEN (SELECT e.school_unit_id FROM enrolment e
        WHERE e.student_id = a.student_id ORDER BY e.enrolment_no DESC LIMIT 1) END, 0) AS school_unit_id
  FROM alert a
  WHERE a.closed_at_ms IS NULL
)

-- Who may be on an open alert at this moment, by which post: the one condition by which an alert is taken on, held and
-- handed over, bound to no caller (scope_*). The school's psychologist; its leader what is acute; whoever was called,
-- as far as the post reaches the school; of the counselling centre also whom the alert was granted to. System
-- statements use it too.
-- class 8 alert; key (student_id, alert_no, post_id); roles nobody
scope_alert_adult AS (
  SELECT a.student_id, a.alert_no, p.account_id, p.post_id, p.unit_id, p.role
  FROM scope_alert_school s JOIN alert a ON a.student_id = s.student_id AND a.alert_no = s.alert_no
    JOIN scope_post_in_force p ON 1 = 1
  WHERE a.closed_at_ms IS NULL AND ((p.role = 'psychology_teacher' AND (p.unit_id = s.school_unit_id OR EXISTS (
       SELECT r.unit_id FROM student_reader r JOIN enrolment e ON e.student_id = r.student_id AND e.until_on IS NULL
       WHERE r.student_id = a.student_id AND r.unit_id = p.unit_id AND r.until_at_ms IS NULL)))
     OR (p.role = 'school_leader' AND p.unit_id = s.school_unit_id AND a.tier_rank = 1)
     OR (p.role IN ('class_teacher', 'session_operator')
       AND EXISTS (SELECT n.notification_no FROM notification n WHERE n.student_id = a.student_id
         AND n.alert_no = a.alert_no AND n.account_id = p.account_id)
       AND EXISTS (SELECT u.depth FROM unit_closure u WHERE u.ancestor_id = s.school_unit_id
         AND u.descendant_id = p.unit_id))
     OR (p.role IN ('counselling_centre', 'county_officer', 'city_officer')
       AND EXISTS (SELECT u.depth FROM unit_closure u WHERE u.ancestor_id = p.unit_id
         AND u.descendant_id = s.school_unit_id)
       AND (EXISTS (SELECT n.notification_no FROM notification n WHERE n.student_id = a.student_id
         AND n.alert_no = a.alert_no AND n.account_id = p.account_id)
         OR (p.role = 'counselling_centre' AND EXISTS (SELECT g.account_id FROM alert_grant g
           WHERE g.student_id = a.student_id AND g.alert_no = a.alert_no AND g.account_id = p.account_id
             AND g.unit_id = p.unit_id AND g.ended_at_ms IS NULL)))))
)
