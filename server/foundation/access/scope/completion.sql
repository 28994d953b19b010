-- Class 4: campaigns, class sessions and who has finished, for the slices that work on the day of answering.
-- protected: campaign_member answer_draft answer_sheet seat_claim class_slot

-- Campaigns of the caller's unit, of units above it (they are published downwards) and below it.
-- class none; key (campaign_id); roles everybody
visible_campaign AS (
  SELECT c.campaign_id, c.code, c.unit_id, c.title_zh, c.title_en, c.opens_at_ms, c.closes_at_ms, c.recalled_at_ms
  FROM campaign c
  WHERE c.unit_id IN (SELECT cu.unit_id FROM caller_unit cu)
     OR c.unit_id IN (SELECT up.ancestor_id FROM caller_post p JOIN unit_closure up ON up.descendant_id = p.unit_id)
)

-- Class 4 as counts per class: operations, not suppressed. Who works with campaigns sees what lies below.
-- class 4 completion; key (campaign_id, class_unit_id); roles class_teacher, session_operator, psychology_teacher,
-- school_leader, county_officer, city_officer
visible_class_completion AS (
  SELECT cc.campaign_id, cc.class_unit_id, cc.expected, cc.started, cc.finished
  FROM caller_unit cu JOIN campaign_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher', 'school_leader', 'county_officer',
    'city_officer')
)

-- Class 4 by name: class teacher and psychology teacher yes/no; a leader sees counts. The reading page of a child
-- without consent counts as finished, and looks the same here. That a sheet could not be used is class 5: to a class
-- teacher a child whose retest was released has finished.
-- class 4 completion; key (student_id, campaign_id); roles psychology_teacher, class_teacher
visible_completion AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, vs.name, m.code_no, m.away_because,
    CASE WHEN s.student_id IS NOT NULL OR (p.role = 'class_teacher'
      AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
        AND r.released_at_ms IS NOT NULL)) THEN 'finished'
      WHEN EXISTS (
      SELECT d.device_no FROM answer_draft d WHERE d.student_id = m.student_id AND d.campaign_id = m.campaign_id
        AND d.attempt = m.attempt_no
    ) THEN 'started' ELSE 'absent' END AS state,
    CASE WHEN s.student_id IS NULL AND p.role = 'class_teacher'
      AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
        AND r.released_at_ms IS NOT NULL)
      THEN (SELECT f.entry_mode FROM answer_sheet f WHERE f.student_id = m.student_id AND f.campaign_id = m.campaign_id
        AND f.attempt = 1) ELSE s.entry_mode END AS entry_mode, m.attempt_no,
    -- An older device went on after a newer one had begun: two children, or one with two devices.
    CASE WHEN EXISTS (
      SELECT o.device_no FROM answer_draft o JOIN answer_draft n ON n.student_id = o.student_id
        AND n.campaign_id = o.campaign_id
        AND n.attempt = o.attempt AND n.device_no > o.device_no
      WHERE o.student_id = m.student_id AND o.campaign_id = m.campaign_id AND o.attempt = m.attempt_no
        AND (o.saved_at_ms > n.began_at_ms OR (s.device_no = o.device_no AND s.received_at_ms > n.began_at_ms))
    -- Or a seat on which something was answered was released and taken by another device.
    ) OR EXISTS (
      SELECT b.claim_no FROM seat_claim a JOIN answer_draft d ON d.student_id = a.student_id
        AND d.campaign_id = a.campaign_id AND d.attempt = a.attempt
          AND d.device_no = a.device_no AND d.sealed_answers IS NOT NULL
        JOIN seat_claim b ON b.student_id = a.student_id AND b.class_session_id = a.class_session_id
          AND b.attempt = a.attempt
          AND b.claim_no > a.claim_no AND b.device_mark <> a.device_mark AND b.proved_at_ms IS NOT NULL
      WHERE a.student_id = m.student_id AND a.campaign_id = m.campaign_id AND a.attempt = m.attempt_no
    ) THEN 1 ELSE 0 END AS two_devices
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN campaign_member m ON m.student_id = vs.student_id
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id
      AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
)

-- Adults of the caller's school who can be named as reachable during a class session.
-- class staff_only; key (account_id, unit_id); roles class_teacher, session_operator, psychology_teacher
visible_reachable_adult AS (
  SELECT DISTINCT a.account_id, a.name, d.unit_id
  FROM caller_post p
    JOIN unit_closure c ON c.descendant_id = p.unit_id
    JOIN scope_duty_in_force d ON d.unit_id = c.ancestor_id
    JOIN account a ON a.account_id = d.account_id
  WHERE p.role IN ('class_teacher', 'session_operator', 'psychology_teacher')
)

-- Class sessions below the caller's unit, for whoever may open one.
-- class 4 completion; key (class_session_id); roles class_teacher, session_operator, psychology_teacher
visible_class_session AS (
  SELECT cs.class_session_id, cs.campaign_id, cs.class_unit_id, cs.code, cs.sign_in, cs.reachable_account_id,
    cs.opened_at_ms, cs.ends_at_ms, cs.closed_at_ms
  FROM caller_unit cu JOIN class_session cs ON cs.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher')
)

-- A session's operator sees seats and states of that class while the session is open, and nothing else; the class's own
-- teachers also afterwards.
-- class 4 completion; key (class_session_id, student_id); roles class_teacher, session_operator, psychology_teacher
visible_seat AS (
  SELECT cs.class_session_id, m.student_id, m.seat_no, st.name,
    CASE WHEN s.student_id IS NOT NULL OR (p.role <> 'psychology_teacher'
      AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
        AND r.released_at_ms IS NOT NULL)) THEN 'finished'
      WHEN EXISTS (
      SELECT d.device_no FROM answer_draft d WHERE d.student_id = m.student_id AND d.campaign_id = m.campaign_id
        AND d.attempt = m.attempt_no
    ) THEN 'started' ELSE 'absent' END AS state
  FROM caller_post p JOIN visible_class_session cs ON cs.closed_at_ms IS NULL
    OR p.role IN ('class_teacher', 'psychology_teacher')
    JOIN campaign_member m ON m.campaign_id = cs.campaign_id AND m.class_unit_id = cs.class_unit_id
    JOIN student st ON st.student_id = m.student_id
    JOIN enrolment e ON e.student_id = m.student_id AND e.class_unit_id = cs.class_unit_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id
      AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
)

-- When classes answer: as operations, for whoever sees how far these classes are.
-- class 4 completion; key (campaign_id, class_unit_id); roles class_teacher, session_operator, psychology_teacher,
-- school_leader, county_officer, city_officer
visible_class_slot AS (
  SELECT cs.campaign_id, cs.class_unit_id, cs.begins_at_ms, cs.ends_at_ms
  FROM visible_class_completion vc JOIN class_slot cs ON cs.campaign_id = vc.campaign_id
    AND cs.class_unit_id = vc.class_unit_id
)

-- Campaigns that the caller's own unit has sent: whoever sends one may recall it.
-- class none; key (campaign_id); roles psychology_teacher, school_leader, county_officer, city_officer
visible_own_campaign AS (
  SELECT c.campaign_id, c.unit_id, c.code, c.published_at_ms, c.recalled_at_ms
  FROM caller_post p JOIN campaign c ON c.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)
