-- The second half of scope.sql, under the same rules: what people work with day by day (calendar, drafts,
-- the day of answering, consent, concerns and observations, retests, who looked, accounts).

-- shell: the calendar's spans that the caller may end, those of the own unit. Reading is everybody's.
visible_own_calendar AS (
  SELECT s.unit_id, s.span_no
  FROM caller_post p JOIN calendar_span s ON s.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Drafts of campaigns: whoever publishes in the same unit works on the same drafts.
visible_campaign_draft AS (
  SELECT d.draft_id, d.unit_id, d.title, d.steps, d.version, d.changed_at_ms, d.campaign_id, a.name AS changed_by_name
  FROM caller_post p JOIN campaign_draft d ON d.unit_id = p.unit_id AND d.deleted_at_ms IS NULL
    JOIN account a ON a.account_id = d.changed_by
  WHERE p.role IN ('psychology_teacher', 'county_officer', 'city_officer')
)

-- What a campaign of the caller may be made for: a school down to its classes, an office whole schools.
visible_population_unit AS (
  SELECT u.unit_id, u.code
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id AND u.closed_on IS NULL
  WHERE cu.role = 'psychology_teacher'
     OR (cu.role IN ('county_officer', 'city_officer') AND u.kind IN ('city', 'county', 'functional_zone', 'school'))
)

-- Single classes of a campaign: the school's own people; an office sees schools.
visible_campaign_class AS (
  SELECT cc.campaign_id, cc.class_unit_id, cc.expected
  FROM caller_unit cu JOIN campaign_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher', 'school_leader')
)

-- When classes answer: as operations, for whoever sees how far these classes are.
visible_class_slot AS (
  SELECT cs.campaign_id, cs.class_unit_id, cs.begins_at_ms, cs.ends_at_ms
  FROM visible_class_completion vc JOIN class_slot cs ON cs.campaign_id = vc.campaign_id AND cs.class_unit_id = vc.class_unit_id
)

-- Which schools have chosen: the school's own people, and the officers above it.
visible_slot_plan AS (
  SELECT sp.campaign_id, sp.school_unit_id, sp.chosen_at_ms
  FROM caller_unit cu JOIN slot_plan sp ON sp.school_unit_id = cu.unit_id
  WHERE cu.role IN ('session_operator', 'psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- --- the day on which a school answers (slice lesson) ---
-- Who the caller is, for the foot of what is printed.
visible_myself AS (
  SELECT a.account_id, a.name, u.name AS unit_name
  FROM caller_post p JOIN account a ON a.account_id = p.account_id JOIN unit u ON u.unit_id = p.unit_id
)

-- The units of the live board: every class in a school, what lies directly below for county and city.
visible_board_unit AS (
  SELECT u.unit_id, u.name, u.kind, u.sort_key
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id
  WHERE u.closed_on IS NULL
    AND ((cu.role IN ('class_teacher', 'psychology_teacher', 'school_leader') AND u.kind = 'class')
      OR (cu.role IN ('county_officer', 'city_officer') AND cu.depth = 1))
)

-- Campaigns that the caller's own unit has sent: whoever sends one may recall it.
visible_own_campaign AS (
  SELECT c.campaign_id, c.unit_id, c.code, c.published_at_ms, c.recalled_at_ms
  FROM caller_post p JOIN campaign c ON c.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Whose sheet of paper the caller may type: the psychology teacher, and an operator named for the campaign.
visible_paper_pupil AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, m.attempt_no, m.consent, m.consent_source, st.name, p.account_id AS caller_account_id,
    CASE WHEN s.student_id IS NOT NULL OR (p.role <> 'psychology_teacher' AND EXISTS (
      SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id AND r.released_at_ms IS NOT NULL
    )) THEN 'finished' ELSE 'open' END AS state
  FROM caller_post p JOIN enrolment e ON e.school_unit_id = p.unit_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    JOIN student st ON st.student_id = e.student_id
    JOIN campaign_member m ON m.student_id = e.student_id
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
  WHERE p.role = 'psychology_teacher'
     OR (p.role = 'session_operator' AND EXISTS (
       SELECT h.account_id FROM paper_helper h
       WHERE h.campaign_id = m.campaign_id AND h.account_id = p.account_id AND h.school_unit_id = p.unit_id AND h.ended_at_ms IS NULL
     ))
)

visible_paper_entry AS (
  SELECT pe.student_id, pe.campaign_id, pe.attempt, pe.entry_no, pe.entry_mode, pe.sealed_answers, pe.entered_by, pe.entered_at_ms
  FROM visible_paper_pupil vp JOIN paper_entry pe ON pe.student_id = vp.student_id AND pe.campaign_id = vp.campaign_id AND pe.attempt = vp.attempt_no
)

visible_operator AS (
  SELECT DISTINCT a.account_id, a.name
  FROM caller_post p JOIN post o ON o.unit_id = p.unit_id AND o.role = 'session_operator' AND o.ended_at_ms IS NULL
    JOIN account a ON a.account_id = o.account_id AND a.ended_at_ms IS NULL
  WHERE p.role = 'psychology_teacher'
)

visible_paper_helper AS (
  SELECT h.campaign_id, h.school_unit_id, h.account_id, a.name
  FROM caller_post p JOIN paper_helper h ON h.school_unit_id = p.unit_id AND h.ended_at_ms IS NULL
    JOIN account a ON a.account_id = h.account_id
  WHERE p.role = 'psychology_teacher'
)
-- --- end of lesson ---

-- Consent (class 3) -----------------------------------------------------------------------------
-- Who said what: the psychology teacher, by name.
visible_consent_act AS (
  SELECT a.student_id, a.act_no, a.purpose, a.party, a.guardian_no, a.decision, a.age_band, a.way, a.text_version, a.at_ms, a.taken_back_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN consent_act a ON a.student_id = vs.student_id
)

-- 已回执: that a slip came back, and never which way it went.
visible_consent_return AS (
  SELECT DISTINCT a.student_id, a.purpose, a.age_band, a.text_version
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_act a ON a.student_id = vs.student_id AND a.way IN ('link', 'paper') AND a.taken_back_at_ms IS NULL
)

-- What the caller has entered from paper with their own hand, so that it can be taken back; not what it said.
visible_consent_entry AS (
  SELECT a.student_id, a.act_no, a.batch_id, a.at_ms, a.taken_back_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_act a ON a.student_id = vs.student_id AND a.way = 'paper' AND a.entered_by = p.account_id
)

-- Slips that exist and who printed them; not whether they were used. When a family opened one: the psychology teacher.
visible_consent_link AS (
  SELECT l.student_id, l.link_no, l.guardian_no, l.purpose, l.age_band, l.made_at_ms, l.expires_at_ms, l.tries_left, l.revoked_at_ms, l.made_by, a.name AS made_by_name,
    CASE WHEN p.role = 'psychology_teacher' THEN l.opened_at_ms END AS opened_at_ms, p.role AS caller_role,
    CASE WHEN p.role = 'psychology_teacher' AND l.opened_from <> '' AND l.opened_from = l.made_from THEN 1 ELSE 0 END AS opened_where_made
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_link l ON l.student_id = vs.student_id
    JOIN account a ON a.account_id = l.made_by
)

-- How many came back, per class: operations, not suppressed.
visible_consent_count AS (
  SELECT cc.class_unit_id, cc.enrolled, cc.returned, cc.counted_at_ms
  FROM caller_unit cu JOIN consent_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Care: concerns, observations, interviews.
-- About whom an adult may voice a concern: the own roster, and for an operator the class of a session that is open.
visible_concern_subject AS (
  SELECT vs.student_id, vs.name, vs.class_unit_id, vs.seat_no FROM visible_student vs
  UNION
  SELECT s.student_id, s.name, cs.class_unit_id, s.seat_no
  FROM caller_post p JOIN visible_class_session cs ON p.role = 'session_operator' AND cs.closed_at_ms IS NULL
    JOIN visible_seat s ON s.class_session_id = cs.class_session_id
)

-- What became of the caller's own concerns: somebody is on it or not yet, and nothing else of the alert. Only what
-- happened after the concern counts: somebody who was already there would tell of an alert that the caller may not know of.
visible_my_concern AS (
  SELECT g.student_id, g.signal_key, g.tier_rank, g.at_ms, st.name,
    CASE WHEN g.seen_at_ms IS NOT NULL OR a.taken_at_ms >= g.at_ms OR a.closed_at_ms >= g.at_ms THEN 'on_it' ELSE 'waiting' END AS state
  FROM caller_post p JOIN alert_signal g ON g.raised_by = p.account_id AND g.kind = 'manual_concern'
    JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no
    JOIN student st ON st.student_id = g.student_id
    JOIN enrolment e ON e.student_id = g.student_id AND e.until_on IS NULL
  WHERE g.student_id IN (SELECT vs.student_id FROM visible_student vs)
     OR (p.role = 'session_operator' AND e.class_unit_id IN (SELECT cu.unit_id FROM caller_unit cu))
)

-- What class teachers observed: shared between the class's own and the school's psychology teacher.
visible_observation AS (
  SELECT o.student_id, o.round_id, o.urgency, o.sealed_words, r.observed_at_ms, r.class_unit_id, a.name AS observer, vs.name, o.seen_at_ms, b.name AS seen_by_name
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN observation o ON o.student_id = vs.student_id
    JOIN observation_round r ON r.round_id = o.round_id
    JOIN account a ON a.account_id = r.observed_by
    LEFT JOIN account b ON b.account_id = o.seen_by
)

visible_observation_round AS (
  SELECT r.round_id, r.class_unit_id, r.observed_at_ms, a.name AS observer
  FROM caller_unit cu JOIN observation_round r ON r.class_unit_id = cu.unit_id
    JOIN account a ON a.account_id = r.observed_by
  WHERE cu.role IN ('psychology_teacher', 'class_teacher')
)

-- Interviews of the school: the psychology teacher. On a slip of paper they are neutral.
visible_appointment AS (
  SELECT i.student_id, i.appointment_no, i.alert_no, i.account_id, i.starts_at_ms, i.room, i.cancelled_at_ms, vs.name, vs.class_unit_id, vs.seat_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN interview_appointment i ON i.student_id = vs.student_id
)

-- A sheet that cannot be used is class 5: the school's psychology teacher. The second attempt stands beside it.
visible_retest AS (
  SELECT r.student_id, r.campaign_id, r.attempt, r.opened_at_ms, r.released_at_ms, vs.name, vs.class_unit_id, vs.seat_no, s.validity AS second_validity,
    s.received_at_ms AS second_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN retest r ON r.student_id = vs.student_id
    JOIN campaign_member m ON m.student_id = r.student_id AND m.campaign_id = r.campaign_id
    LEFT JOIN answer_sheet s ON s.student_id = r.student_id AND s.campaign_id = r.campaign_id AND s.attempt = m.attempt_no AND s.attempt > r.attempt AND s.state = 'submitted'
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = r.student_id AND a.campaign_id = r.campaign_id AND a.attempt = r.attempt
  )
)

-- Counts of a room; the psychology teacher only, since they speak of how sheets were answered.
visible_class_anomaly AS (
  SELECT a.class_session_id, a.campaign_id, a.class_unit_id, a.sheets, a.alike, a.hurried, a.slowest_ms, a.found_at_ms
  FROM caller_unit cu JOIN class_anomaly a ON a.class_unit_id = cu.unit_id
  WHERE cu.role = 'psychology_teacher'
)

-- shell: who has looked at a student. The school's psychologist for the own students, the auditor for
-- every pseudonym: the auditor meets no student, so the name of one is in no column here.
visible_student_view AS (
  SELECT v.student_id, v.at_ms, v.stream_id, v.line_no, v.action, a.name, w.role, u.name AS unit_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN student_view v ON v.student_id = vs.student_id JOIN account a ON a.account_id = v.account_id
    LEFT JOIN post w ON w.post_id = v.post_id LEFT JOIN unit u ON u.unit_id = w.unit_id
  UNION ALL
  SELECT v.student_id, v.at_ms, v.stream_id, v.line_no, v.action, a.name, w.role, u.name AS unit_name
  FROM caller_post p JOIN student_view v ON p.role = 'auditor' JOIN account a ON a.account_id = v.account_id
    LEFT JOIN post w ON w.post_id = v.post_id LEFT JOIN unit u ON u.unit_id = w.unit_id
)

-- Accounts of the security administrator: whoever has, or had, a post below.
visible_account AS (
  SELECT a.account_id, a.login, a.name, CASE WHEN a.password_given_at_ms IS NULL THEN 0 ELSE 1 END AS password_given,
    CASE WHEN a.totp_confirmed_at_ms IS NULL THEN 0 ELSE 1 END AS second_factor, CASE WHEN a.ended_at_ms IS NULL THEN 0 ELSE 1 END AS ended
  FROM caller_post cp JOIN account a ON cp.role = 'security_administrator' AND EXISTS (
    SELECT p.post_id FROM post p JOIN unit_closure c ON c.descendant_id = p.unit_id
    WHERE p.account_id = a.account_id AND c.ancestor_id = cp.unit_id)
)

-- Of these the ones whose every post lies below, but the own: whoever could give a stranger's account a
-- new password could sign in as somebody with wider rights.
visible_managed_account AS (
  SELECT va.account_id
  FROM caller_post cp JOIN visible_account va ON va.account_id <> cp.account_id AND NOT EXISTS (
    SELECT p.post_id FROM post p
    WHERE p.account_id = va.account_id AND p.ended_at_ms IS NULL AND NOT EXISTS (
      SELECT c.descendant_id FROM unit_closure c WHERE c.descendant_id = p.unit_id AND c.ancestor_id = cp.unit_id))
)

-- What was done to accounts: to one's own, and to those of the school, its classes or the own office; the auditor sees all.
visible_account_act AS (
  SELECT k.account_act_id, k.act, k.at_ms, COALESCE(k.role, '') AS role, a.login, a.name AS account_name, COALESCE(d.name, '') AS done_by_name,
    COALESCE(c.name, '') AS confirmed_by_name, COALESCE(u.name, '') AS unit_name, CASE WHEN k.account_id = p.account_id THEN 1 ELSE 0 END AS own
  FROM caller_post p JOIN account_act k ON k.account_id = p.account_id OR p.role = 'auditor'
      OR (p.role IN ('school_leader', 'psychology_teacher', 'security_administrator') AND EXISTS (
        SELECT w.post_id FROM post w JOIN unit_closure x ON x.descendant_id = w.unit_id WHERE w.account_id = k.account_id AND x.ancestor_id = p.unit_id))
      OR (p.role IN ('counselling_centre', 'county_officer', 'city_officer') AND EXISTS (SELECT w.post_id FROM post w WHERE w.account_id = k.account_id AND w.unit_id = p.unit_id))
    JOIN account a ON a.account_id = k.account_id LEFT JOIN account d ON d.account_id = k.done_by LEFT JOIN account c ON c.account_id = k.confirmed_by
    LEFT JOIN unit u ON u.unit_id = k.unit_id
)

-- Posts below the security administrator.
visible_post AS (
  SELECT p.post_id, p.account_id, p.unit_id, p.role, p.since_on, p.until_on, u.name AS unit_name
  FROM caller_unit cu JOIN post p ON p.unit_id = cu.unit_id AND p.ended_at_ms IS NULL JOIN unit u ON u.unit_id = p.unit_id
  WHERE cu.role = 'security_administrator'
)

-- --- calls: clocks by pseudonym, support, boards ---------------------------------------------------

-- Class 8 as pseudonym and clock. Officers: all below. The counselling centre: what it was asked for or
-- what has come up to it. A leader: of the own school what is urgent, and whatever has called the leader, by
-- the roster or because nobody before has answered. The administrator: whom nobody can reach.
visible_clock AS (
  SELECT oc.clock_ref, oc.school_unit_id, oc.pseudonym, oc.tier_rank, oc.raised_at_ms, oc.due_at_ms, oc.taken_by, oc.step_due_at_ms, oc.escalated_to,
    oc.unreachable_since_ms, oc.asked_at_ms, oc.supported_by, t.name AS taken_by_name, s.name AS supported_by_name, p.account_id AS caller_account_id,
    CASE WHEN EXISTS (SELECT w.post_id FROM post w WHERE w.unit_id = oc.school_unit_id AND w.role = 'psychology_teacher' AND w.ended_at_ms IS NULL) THEN 1 ELSE 0 END AS psychologist_there
  FROM caller_post p JOIN open_clock oc ON p.role IN ('county_officer', 'city_officer')
      OR (p.role = 'school_leader' AND (oc.tier_rank = 1 OR oc.escalated_to IN ('leaders', 'county', 'city', 'nobody')
        OR EXISTS (SELECT d.duty_id FROM duty d WHERE d.account_id = p.account_id AND d.unit_id = p.unit_id AND d.ended_at_ms IS NULL)))
      OR (p.role = 'system_administrator' AND oc.unreachable_since_ms IS NOT NULL)
      OR (p.role = 'counselling_centre' AND (oc.asked_at_ms IS NOT NULL OR oc.escalated_to IN ('county', 'city', 'nobody')))
    LEFT JOIN account t ON t.account_id = oc.taken_by
    LEFT JOIN account s ON s.account_id = oc.supported_by
  WHERE EXISTS (SELECT c.depth FROM unit_closure c WHERE c.ancestor_id = p.unit_id AND c.descendant_id = oc.school_unit_id)
)

-- Class 4 and the timeliness of alerts as counts per school: operations, not suppressed.
visible_school_completion AS (
  SELECT cs.campaign_id, cs.school_unit_id, cs.expected, cs.started, cs.finished, cs.counted_at_ms
  FROM caller_post p JOIN campaign_school cs ON p.role IN ('county_officer', 'city_officer')
    JOIN unit_closure c ON c.ancestor_id = p.unit_id AND c.descendant_id = cs.school_unit_id
)

visible_alert_tally AS (
  SELECT t.school_unit_id, t.raised, t.taken_in_time, t.taken_late, t.escalated, t.open, t.overdue, t.counted_at_ms
  FROM caller_post p JOIN alert_tally t ON p.role IN ('county_officer', 'city_officer')
    JOIN unit_closure c ON c.ancestor_id = p.unit_id AND c.descendant_id = t.school_unit_id
)

-- The hand of the county as the school sees it.
visible_support_request AS (
  SELECT r.student_id, r.alert_no, r.request_no, r.asked_at_ms, r.withdrawn_at_ms, r.accepted_by, r.accepted_at_ms, b.name AS accepted_by_name
  FROM visible_alert va JOIN support_request r ON r.student_id = va.student_id AND r.alert_no = va.alert_no
    LEFT JOIN account b ON b.account_id = r.accepted_by
)

-- The school that an open alert calls: the child's present one, if it may read the child; the last one when the child is at none.
scope_alert_school AS (
  SELECT a.student_id, a.alert_no, COALESCE(
    (SELECT e.school_unit_id FROM enrolment e JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
      WHERE e.student_id = a.student_id AND e.until_on IS NULL LIMIT 1),
    CASE WHEN NOT EXISTS (SELECT e.enrolment_no FROM enrolment e WHERE e.student_id = a.student_id AND e.until_on IS NULL)
      THEN (SELECT e.school_unit_id FROM enrolment e WHERE e.student_id = a.student_id ORDER BY e.enrolment_no DESC LIMIT 1) END, 0) AS school_unit_id
  FROM alert a
  WHERE a.closed_at_ms IS NULL
)

-- Who may be on an open alert at this moment, by which post: the one condition by which an alert is taken on, held and
-- handed over, bound to no caller (scope_*). The school's psychologist; its leader what is acute; whoever was called, as far as the post reaches
-- the school; of the counselling centre also whom the alert was granted to. System statements use it too.
scope_alert_adult AS (
  SELECT a.student_id, a.alert_no, p.account_id, p.post_id, p.unit_id, p.role, p.since_on, p.until_on
  FROM scope_alert_school s JOIN alert a ON a.student_id = s.student_id AND a.alert_no = s.alert_no
    JOIN post p ON p.ended_at_ms IS NULL JOIN account c ON c.account_id = p.account_id AND c.ended_at_ms IS NULL
  WHERE a.closed_at_ms IS NULL AND ((p.role = 'psychology_teacher' AND (p.unit_id = s.school_unit_id OR EXISTS (
       SELECT r.unit_id FROM student_reader r JOIN enrolment e ON e.student_id = r.student_id AND e.until_on IS NULL
       WHERE r.student_id = a.student_id AND r.unit_id = p.unit_id AND r.until_at_ms IS NULL)))
     OR (p.role = 'school_leader' AND p.unit_id = s.school_unit_id AND a.tier_rank = 1)
     OR (p.role IN ('class_teacher', 'session_operator')
       AND EXISTS (SELECT n.notification_no FROM notification n WHERE n.student_id = a.student_id AND n.alert_no = a.alert_no AND n.account_id = p.account_id)
       AND EXISTS (SELECT u.depth FROM unit_closure u WHERE u.ancestor_id = s.school_unit_id AND u.descendant_id = p.unit_id))
     OR (p.role IN ('counselling_centre', 'county_officer', 'city_officer')
       AND EXISTS (SELECT u.depth FROM unit_closure u WHERE u.ancestor_id = p.unit_id AND u.descendant_id = s.school_unit_id)
       AND (EXISTS (SELECT n.notification_no FROM notification n WHERE n.student_id = a.student_id AND n.alert_no = a.alert_no AND n.account_id = p.account_id)
         OR (p.role = 'counselling_centre' AND EXISTS (SELECT g.account_id FROM alert_grant g
           WHERE g.student_id = a.student_id AND g.alert_no = a.alert_no AND g.account_id = p.account_id AND g.unit_id = p.unit_id AND g.ended_at_ms IS NULL)))))
)

-- Class 8 for whoever has taken it on and is no psychologist: whom to go to and by when, nothing else of it. A
-- leader what is acute; people on duty in the school their own task; the counselling centre what came up to it.
-- Officers keep to numbers (the clocks).
visible_taken_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.taken_at_ms, st.name, e.school_unit_id, e.class_unit_id, e.seat_no,
    p.role AS caller_role, p.unit_id AS caller_unit_id
  FROM caller_post p JOIN alert a ON a.taken_by = p.account_id AND a.closed_at_ms IS NULL
    JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    JOIN student st ON st.student_id = a.student_id
    JOIN scope_alert_adult d ON d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.post_id = p.post_id
  WHERE p.role IN ('school_leader', 'class_teacher', 'session_operator', 'counselling_centre')
)

-- Whom to call for that student: class 1, so a leader and a colleague of another class ask the class
-- teacher. Never whoever must not be told or met.
visible_taken_guardian AS (
  SELECT g.student_id, g.guardian_no, g.relation, g.sealed_contact, k.wrapped_key
  FROM visible_taken_alert vt JOIN guardian g ON g.student_id = vt.student_id AND g.do_not_inform_since_ms IS NULL AND g.custody_limit <> 'no_contact'
    JOIN student_key k ON k.student_id = vt.student_id
  WHERE vt.caller_role = 'counselling_centre' OR (vt.caller_role = 'class_teacher'
    AND EXISTS (SELECT c.depth FROM unit_closure c WHERE c.ancestor_id = vt.caller_unit_id AND c.descendant_id = vt.class_unit_id))
)

-- What became of the sheets that an alert speaks of: taken back, or another attempt in its place.
visible_alerted_sheet AS (
  SELECT DISTINCT vg.student_id, vg.campaign_id, vg.attempt, m.attempt_no, c.recalled_at_ms,
    CASE WHEN EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = vg.student_id AND r.campaign_id = vg.campaign_id AND r.attempt < vg.attempt) THEN 1 ELSE 0 END AS is_retest
  FROM visible_alert_signal vg JOIN campaign_member m ON m.student_id = vg.student_id AND m.campaign_id = vg.campaign_id
    JOIN campaign c ON c.campaign_id = vg.campaign_id
)

-- --- informants: what teachers and guardians answer about a student --------------------------------
-- Whose sheet a class teacher fills: the own class, as far as it takes part in a campaign that stands.
visible_informant_pupil AS (
  SELECT vs.student_id, m.campaign_id, vs.class_unit_id, vs.seat_no, vs.name, p.account_id AS caller_account_id
  FROM caller_post p JOIN visible_student vs ON p.role = 'class_teacher'
    JOIN campaign_member m ON m.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = m.campaign_id AND c.recalled_at_ms IS NULL
)

-- How far these sheets are, whoever began them; never what they say, nor whether anything is kept.
visible_informant_progress AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, CASE WHEN i.handed_in_at_ms IS NULL THEN 'begun' ELSE 'handed_in' END AS state,
    CASE WHEN i.author = vp.caller_account_id THEN 1 ELSE 0 END AS own
  FROM visible_informant_pupil vp JOIN informant_sheet i ON i.student_id = vp.student_id AND i.campaign_id = vp.campaign_id AND i.informant = 'teacher'
)

-- What the caller has written with their own hand, until it is handed in.
visible_own_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, i.sealed_answers
  FROM visible_informant_pupil vp JOIN informant_sheet i ON i.student_id = vp.student_id AND i.campaign_id = vp.campaign_id AND i.informant = 'teacher'
    AND i.author = vp.caller_account_id AND i.handed_in_at_ms IS NULL
)

-- Class 5, what they gave: the school's psychology teacher, once handed in, with who answered. Silence is no: where
-- families are asked, only once who may say yes has said it, a guardian under 14 or a child from 14.
visible_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.instrument_version, i.handed_in_at_ms, COALESCE(a.name, '') AS teacher_name,
    COALESCE(g.relation, '') AS relation
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN informant_sheet i ON i.student_id = vs.student_id AND i.state = 'submitted'
    JOIN campaign c ON c.campaign_id = i.campaign_id AND c.recalled_at_ms IS NULL
    JOIN campaign_member m ON m.student_id = i.student_id AND m.campaign_id = i.campaign_id
    LEFT JOIN account a ON i.informant = 'teacher' AND a.account_id = i.author
    LEFT JOIN guardian g ON i.informant = 'guardian' AND g.student_id = i.student_id AND g.guardian_no = i.author
  WHERE m.consent_source = 'file' OR EXISTS (
    SELECT y.act_no FROM consent_act y
    WHERE y.student_id = i.student_id AND y.purpose = 'screening' AND y.decision = 'given' AND y.taken_back_at_ms IS NULL
      AND ((y.party = 'guardian' AND y.age_band = 'under_14') OR (y.party = 'child' AND y.age_band = 'from_14'))
  )
)

visible_informant_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.informant, sc.instrument_id, sc.scale, sc.state, sc.value, sc.band, sc.missing
  FROM visible_informant_sheet vi JOIN informant_score sc ON sc.student_id = vi.student_id AND sc.campaign_id = vi.campaign_id
    AND sc.informant = vi.informant AND sc.instrument_id = vi.instrument_id
)

-- Class 6, item by item: of alerted students only, like the child's own.
visible_informant_answer AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.sealed_answers, i.handed_in_at_ms
  FROM visible_informant_sheet vi JOIN informant_sheet i ON i.student_id = vi.student_id AND i.campaign_id = vi.campaign_id
    AND i.informant = vi.informant AND i.instrument_id = vi.instrument_id
  WHERE EXISTS (SELECT a.alert_no FROM alert a WHERE a.student_id = i.student_id)
)

-- That a sheet came in, kept or not: class 4, the psychology teacher.
visible_informant_return AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.handed_in_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN informant_sheet i ON i.student_id = vs.student_id AND i.handed_in_at_ms IS NOT NULL
)
-- --- end of informants ---

-- --- bureau: settings, and what waits for a second person -------------------------------------------
-- What the own unit and those above it have set, with who changed it: whoever may set something sees the whole line.
visible_setting_version AS (
  SELECT s.setting_version_id, s.setting, s.value, s.effective_on, s.reason, s.changed_at_ms, s.withdrawn_at_ms, a.name AS changed_by_name,
    b.name AS confirmed_by_name, w.name AS withdrawn_by_name, u.name AS unit_name, up.depth
  FROM caller_post p JOIN unit_closure up ON up.descendant_id = p.unit_id
    JOIN setting_version s ON s.unit_id = up.ancestor_id JOIN unit u ON u.unit_id = s.unit_id JOIN account a ON a.account_id = s.changed_by
    LEFT JOIN account b ON b.account_id = s.confirmed_by LEFT JOIN account w ON w.account_id = s.withdrawn_by
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Settings of the own unit, which the caller may take back.
visible_own_setting AS (
  SELECT s.setting_version_id, s.unit_id
  FROM caller_post p JOIN setting_version s ON s.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Proposals (rules, settings, texts): the own office's; officers also those below, so that an office of one
-- person finds a second one above it. Matters of accounts: the leader of the school, officers above, and the security
-- administrator who may take back the own. Instruments have a CTE of their own.
visible_proposal AS (
  SELECT pr.proposal_id, pr.kind, pr.unit_id, pr.subject, pr.version, pr.content_hash, pr.content, pr.reason, pr.proposed_by, pr.proposed_at_ms,
    pr.settled_by, pr.published_at_ms, pr.withdrawn_at_ms, a.name AS proposed_by_name, b.name AS settled_by_name, u.name AS unit_name
  FROM caller_unit cu JOIN proposal pr ON pr.unit_id = cu.unit_id AND pr.kind <> 'instrument'
    JOIN account a ON a.account_id = pr.proposed_by JOIN unit u ON u.unit_id = pr.unit_id
    LEFT JOIN account b ON b.account_id = pr.settled_by
  WHERE cu.role IN ('county_officer', 'city_officer') OR (cu.role = 'psychology_teacher' AND cu.depth = 0 AND pr.kind NOT IN ('post', 'credential'))
    OR (cu.role IN ('school_leader', 'security_administrator') AND pr.kind IN ('post', 'credential'))
)
-- --- end of bureau ---
