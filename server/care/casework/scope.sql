-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: notification observation observation_round interview_appointment

-- The sheets that the one alert speaks of which the county's person was put on.
-- class 5 scores; key (student_id, campaign_id, attempt); roles counselling_centre (granted)
caller_granted_sheet AS (
  SELECT DISTINCT s.student_id, s.campaign_id, s.attempt
  FROM caller_grant g JOIN alert_signal s ON s.student_id = g.student_id AND s.alert_no = g.alert_no
)

-- Sheets that stand as a result: their campaign was not recalled, and no other child answered them.
-- class 5 scores; key (student_id, campaign_id, attempt); roles nobody
scope_standing_sheet AS (
  SELECT s.student_id, s.campaign_id, s.attempt
  FROM answer_sheet s JOIN campaign c ON c.campaign_id = s.campaign_id AND c.recalled_at_ms IS NULL
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id
      AND a.attempt = s.attempt
  )
)

-- Class 5, scores: the school's psychology teacher; of one alert the person of the county who works on it. What is no
-- result is shown to nobody; what was alerted stays alerted.
-- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher, counselling_centre (granted)
visible_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.attempt, sc.scale, sc.instrument_version, sc.state, sc.value, sc.band,
    sc.missing
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN score sc ON sc.student_id = vs.student_id
    JOIN scope_standing_sheet ss ON ss.student_id = sc.student_id AND ss.campaign_id = sc.campaign_id
      AND ss.attempt = sc.attempt
  UNION ALL
  SELECT sc.student_id, sc.campaign_id, sc.attempt, sc.scale, sc.instrument_version, sc.state, sc.value, sc.band,
    sc.missing
  FROM caller_granted_sheet gs JOIN score sc ON sc.student_id = gs.student_id AND sc.campaign_id = gs.campaign_id
    AND sc.attempt = gs.attempt
    JOIN scope_standing_sheet ss ON ss.student_id = sc.student_id AND ss.campaign_id = sc.campaign_id
      AND ss.attempt = sc.attempt
)

-- How the sheet came in, what it is worth and whether the child asked for a talk: as the scores.
-- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher, counselling_centre (granted)
visible_sheet AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.contact_wish, s.validity, s.validity_flags,
    s.scorer_version, s.received_at_ms, s.entry_mode
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN answer_sheet s ON s.student_id = vs.student_id
    JOIN scope_standing_sheet ss ON ss.student_id = s.student_id AND ss.campaign_id = s.campaign_id
      AND ss.attempt = s.attempt
  WHERE s.state IN ('submitted', 'closed_unfinished')
  UNION ALL
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.contact_wish, s.validity, s.validity_flags,
    s.scorer_version, s.received_at_ms, s.entry_mode
  FROM caller_granted_sheet gs JOIN answer_sheet s ON s.student_id = gs.student_id AND s.campaign_id = gs.campaign_id
    AND s.attempt = gs.attempt
    JOIN scope_standing_sheet ss ON ss.student_id = s.student_id AND ss.campaign_id = s.campaign_id
      AND ss.attempt = s.attempt
  WHERE s.state IN ('submitted', 'closed_unfinished')
)

-- Class 6, item answers: alerted students only (own cases join with casework).
-- class 6 item_answers; key (student_id, campaign_id, attempt); roles psychology_teacher
visible_item_answer AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.sealed_answers
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    JOIN alert_signal g ON g.student_id = a.student_id AND g.alert_no = a.alert_no
    JOIN answer_sheet s ON s.student_id = g.student_id AND s.campaign_id = g.campaign_id AND s.attempt = g.attempt
  WHERE s.state IN ('submitted', 'closed_unfinished')
)

-- What was answered and not handed in, for the same students.
-- class 6 item_answers; key (student_id, campaign_id, attempt, device_no); roles psychology_teacher
visible_draft_answer AS (
  SELECT d.student_id, d.campaign_id, d.attempt, d.device_no, d.sealed_answers, d.saved_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    JOIN alert_signal g ON g.student_id = a.student_id AND g.alert_no = a.alert_no
    JOIN answer_draft d ON d.student_id = g.student_id AND d.campaign_id = g.campaign_id AND d.attempt = g.attempt
      AND d.withheld_since_ms IS NULL
)

-- Whom the ladder has called for an alert that the caller may see.
-- class 8 alert; key (student_id, alert_no, notification_no); roles psychology_teacher, counselling_centre (granted)
visible_notification AS (
  SELECT n.student_id, n.alert_no, n.notification_no, n.round_no, n.step_no, n.rung, n.made_at_ms, n.answered_at_ms,
    a.name
  FROM visible_alert va JOIN notification n ON n.student_id = va.student_id AND n.alert_no = va.alert_no
    JOIN account a ON a.account_id = n.account_id
)

-- What became of the messages of those calls: of the outbox only what belongs to them.
-- class 8 alert; key (event_id); roles psychology_teacher, counselling_centre (granted)
visible_call_delivery AS (
  SELECT vn.student_id, vn.alert_no, vn.notification_no, o.event_id, o.kind, o.done_at_ms, o.given_up_at_ms,
    o.last_fault, o.at_ms, o.attempts
  FROM visible_notification vn JOIN outbox o ON o.student_id = vn.student_id
    AND o.kind IN ('call_by_mail', 'call_by_webhook')
    AND o.subject = CAST(vn.alert_no AS TEXT) || '.' || CAST(vn.notification_no AS TEXT)
)

-- What an alert was raised for.
-- class 8 alert; key (student_id, alert_no, campaign_id); roles psychology_teacher, counselling_centre (granted)
visible_alert_signal AS (
  SELECT g.student_id, g.alert_no, g.signal_key, g.campaign_id, g.attempt, g.kind, g.tier_rank, g.sealed_grounds,
    g.at_ms, r.name AS raised_by_name, va.closed_at_ms
  FROM visible_alert va JOIN alert_signal g ON g.student_id = va.student_id AND g.alert_no = va.alert_no
    LEFT JOIN account r ON r.account_id = g.raised_by
)

-- The distribution beside a score is an aggregate of outcomes: shown to the psychology teacher only, from the minimum
-- cell upwards (the statement asks for the size of the whole campaign).
-- class 13 aggregates; key (campaign_id, value); roles psychology_teacher
visible_distribution AS (
  SELECT d.campaign_id, d.scale, d.value, d.sheets
  FROM caller_post p JOIN visible_campaign vc ON p.role = 'psychology_teacher' AND vc.recalled_at_ms IS NULL
    JOIN score_distribution d ON d.campaign_id = vc.campaign_id
)

-- Class 5: what a sheet gave under another version of an instrument.
-- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher
visible_rescored_sheet AS (
  SELECT rs.student_id, rs.campaign_id, rs.attempt, rs.instrument_id, rs.instrument_version, rs.scorer_version,
    rs.reason, rs.asked_by, rs.rescored_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN rescored_sheet rs ON rs.student_id = vs.student_id
    JOIN scope_standing_sheet ss ON ss.student_id = rs.student_id AND ss.campaign_id = rs.campaign_id
      AND ss.attempt = rs.attempt
)

-- The scores of it, scale by scale.
-- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher
visible_rescored_score AS (
  SELECT rc.student_id, rc.campaign_id, rc.attempt, rc.instrument_id, rc.instrument_version, rc.scorer_version,
    rc.scale, rc.state, rc.value, rc.band, rc.missing
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN rescored_score rc ON rc.student_id = vs.student_id
    JOIN scope_standing_sheet ss ON ss.student_id = rc.student_id AND ss.campaign_id = rc.campaign_id
      AND ss.attempt = rc.attempt
)

-- About whom an adult may voice a concern: the own roster, and for an operator the class of a session that is open.
-- class 2 roster; key (student_id); roles psychology_teacher, school_leader, class_teacher, session_operator (session
-- open)
visible_concern_subject AS (
  SELECT vs.student_id, vs.name, vs.class_unit_id, vs.seat_no FROM visible_student vs
  UNION
  SELECT s.student_id, s.name, cs.class_unit_id, s.seat_no
  FROM caller_post p JOIN visible_class_session cs ON p.role = 'session_operator' AND cs.closed_at_ms IS NULL
    JOIN visible_seat s ON s.class_session_id = cs.class_session_id
)

-- What became of the caller's own concerns: somebody is on it or not yet, and nothing else of the alert. Only what
-- happened after the concern counts: somebody who was already there would tell of an alert that the caller may not know
-- of.
-- class 2 roster; key (student_id, at_ms); roles psychology_teacher (own), school_leader (own), class_teacher (own),
-- session_operator (own)
visible_my_concern AS (
  SELECT g.student_id, g.signal_key, g.tier_rank, g.at_ms, st.name,
    CASE WHEN g.seen_at_ms IS NOT NULL OR a.taken_at_ms >= g.at_ms OR a.closed_at_ms >= g.at_ms THEN 'on_it'
      ELSE 'waiting' END AS state
  FROM caller_post p JOIN alert_signal g ON g.raised_by = p.account_id AND g.kind = 'manual_concern'
    JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no
    JOIN student st ON st.student_id = g.student_id
    JOIN enrolment e ON e.student_id = g.student_id AND e.until_on IS NULL
  WHERE g.student_id IN (SELECT vs.student_id FROM visible_student vs)
     OR (p.role = 'session_operator' AND e.class_unit_id IN (SELECT cu.unit_id FROM caller_unit cu))
)

-- What class teachers observed: shared between the class's own and the school's psychology teacher.
-- class 2 roster; key (student_id, round_id); roles psychology_teacher, class_teacher
visible_observation AS (
  SELECT o.student_id, o.round_id, o.urgency, o.sealed_words, r.observed_at_ms, r.class_unit_id, a.name AS observer,
    vs.name, o.seen_at_ms, b.name AS seen_by_name
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN observation o ON o.student_id = vs.student_id
    JOIN observation_round r ON r.round_id = o.round_id
    JOIN account a ON a.account_id = r.observed_by
    LEFT JOIN account b ON b.account_id = o.seen_by
)

-- When a class was observed, and by whom.
-- class 2 roster; key (round_id); roles psychology_teacher, class_teacher
visible_observation_round AS (
  SELECT r.round_id, r.class_unit_id, r.observed_at_ms, a.name AS observer
  FROM caller_unit cu JOIN observation_round r ON r.class_unit_id = cu.unit_id
    JOIN account a ON a.account_id = r.observed_by
  WHERE cu.role IN ('psychology_teacher', 'class_teacher')
)

-- Interviews of the school: the psychology teacher. On a slip of paper they are neutral.
-- class 8 alert; key (student_id, appointment_no); roles psychology_teacher
visible_appointment AS (
  SELECT i.student_id, i.appointment_no, i.alert_no, i.account_id, i.starts_at_ms, i.room, i.cancelled_at_ms,
    i.sealed_reminder, vs.name, vs.class_unit_id, vs.seat_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN interview_appointment i ON i.student_id = vs.student_id
)

-- The hand of the county as the school sees it.
-- class 8 alert; key (student_id, alert_no, request_no); roles psychology_teacher, counselling_centre (granted)
visible_support_request AS (
  SELECT r.student_id, r.alert_no, r.request_no, r.asked_at_ms, r.withdrawn_at_ms, r.accepted_by, r.accepted_at_ms,
    b.name AS accepted_by_name
  FROM visible_alert va JOIN support_request r ON r.student_id = va.student_id AND r.alert_no = va.alert_no
    LEFT JOIN account b ON b.account_id = r.accepted_by
)

-- Class 8 for whoever has taken it on and is no psychologist: whom to go to and by when, nothing else of it. A leader
-- what is acute; people on duty in the school their own task; the counselling centre what came up to it. Officers keep
-- to numbers (the clocks).
-- class 8 alert; key (student_id, alert_no); roles school_leader (taken on), class_teacher (taken on), session_operator
-- (taken on), counselling_centre (taken on)
visible_taken_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.taken_at_ms, st.name, e.school_unit_id,
    e.class_unit_id, e.seat_no, p.role AS caller_role, p.unit_id AS caller_unit_id
  FROM caller_post p JOIN alert a ON a.taken_by = p.account_id AND a.closed_at_ms IS NULL
    JOIN enrolment e ON e.student_id = a.student_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    JOIN student st ON st.student_id = a.student_id
    JOIN scope_alert_adult d ON d.student_id = a.student_id AND d.alert_no = a.alert_no AND d.post_id = p.post_id
  WHERE p.role IN ('school_leader', 'class_teacher', 'session_operator', 'counselling_centre')
)

-- Whom to call for that student: class 1, so a leader and a colleague of another class ask the class teacher. Never
-- whoever must not be told or met.
-- class 1 identity; key (student_id, guardian_no); roles class_teacher (taken on), counselling_centre (taken on)
visible_taken_guardian AS (
  SELECT g.student_id, g.guardian_no, g.relation, g.sealed_contact, k.wrapped_key
  FROM visible_taken_alert vt JOIN guardian g ON g.student_id = vt.student_id AND g.do_not_inform_since_ms IS NULL
    AND g.custody_limit <> 'no_contact'
    JOIN student_key k ON k.student_id = vt.student_id
  WHERE vt.caller_role = 'counselling_centre' OR (vt.caller_role = 'class_teacher'
    AND EXISTS (SELECT c.depth FROM unit_closure c WHERE c.ancestor_id = vt.caller_unit_id
      AND c.descendant_id = vt.class_unit_id))
)

-- What became of the sheets that an alert speaks of: taken back, or another attempt in its place.
-- class 8 alert; key (student_id, campaign_id, attempt); roles psychology_teacher, counselling_centre (granted)
visible_alerted_sheet AS (
  SELECT DISTINCT vg.student_id, vg.campaign_id, vg.attempt, m.attempt_no, c.recalled_at_ms,
    CASE WHEN EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = vg.student_id
      AND r.campaign_id = vg.campaign_id AND r.attempt < vg.attempt) THEN 1 ELSE 0 END AS is_retest
  FROM visible_alert_signal vg JOIN campaign_member m ON m.student_id = vg.student_id AND m.campaign_id = vg.campaign_id
    JOIN campaign c ON c.campaign_id = vg.campaign_id
)
