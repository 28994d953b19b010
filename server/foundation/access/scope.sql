-- Who may see which rows, said once. $1 is the caller's context (visible_*, caller_*) or the
-- student who answers (own_*). The build prepends what a statement uses.
-- Spec: the access table. Another depth of sight is another CTE, never an IF.
-- protected: student student_key student_identifier identifier_look_up enrolment student_responsibility student_reader guardian
-- protected: campaign_member answerer_look_up answer_draft answer_sheet score alert alert_signal outbox audit_line audit_stream
-- protected: campaign_draft slot_plan class_slot
-- protected: retest class_anomaly
-- protected: account staff_session post score_distribution staff_contact leave_of_absence duty notification
-- protected: proposal rescored_sheet rescored_score
-- protected: support_request alert_grant campaign_school alert_tally
-- protected: sheet_set_aside paper_entry paper_helper seat_claim
-- protected: consent_act consent_link consent_class
-- protected: observation observation_round interview_appointment
-- protected: student_view open_clock leave_confirmation
-- protected: informant_sheet informant_score
-- protected: credential_try account_act account_act_message

-- The post at work. No row once the session, the post or the account has ended.
caller_post AS (
  SELECT s.account_id, p.post_id, p.unit_id, p.role
  FROM staff_session s JOIN post p ON p.post_id = s.post_id JOIN account a ON a.account_id = s.account_id
  WHERE s.context_id = $1 AND s.step = 'working' AND s.ended_at_ms IS NULL AND p.ended_at_ms IS NULL AND a.ended_at_ms IS NULL
)

-- The caller's unit and all below it.
caller_unit AS (
  SELECT c.descendant_id AS unit_id, c.depth, p.role
  FROM caller_post p JOIN unit_closure c ON c.ancestor_id = p.unit_id
)

-- Units carry no person: every post sees what lies below its own.
visible_unit AS (
  SELECT u.unit_id, u.parent_id, u.kind, u.code, u.name, u.sort_key, cu.depth
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id
  WHERE u.closed_on IS NULL
)

-- Class 2, roster. School posts see through student_reader, which ends in the second of a hand-over;
-- a class teacher sees the class as long as the school may read.
visible_student AS (
  SELECT st.student_id, st.name, st.name_sort_key, st.sex, e.school_unit_id, e.class_unit_id, e.seat_no, e.boarding
  FROM caller_post p
    JOIN student_reader r ON r.unit_id = p.unit_id AND r.until_at_ms IS NULL
    JOIN enrolment e ON e.student_id = r.student_id AND e.until_on IS NULL
    JOIN student st ON st.student_id = r.student_id
  WHERE p.role IN ('psychology_teacher', 'school_leader')
  UNION ALL
  SELECT st.student_id, st.name, st.name_sort_key, st.sex, e.school_unit_id, e.class_unit_id, e.seat_no, e.boarding
  FROM caller_unit cu
    JOIN enrolment e ON e.class_unit_id = cu.unit_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    JOIN student st ON st.student_id = e.student_id
  WHERE cu.role = 'class_teacher'
)

-- Class 1, identity: the date of birth for class and psychology teacher; a leader sees names only.
visible_identity AS (
  SELECT vs.student_id, st.born_on, st.attributes
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN student st ON st.student_id = vs.student_id
)

-- Class 1, the numbers: the psychology teacher only.
visible_identifier AS (
  SELECT i.student_id, i.kind, i.identifier_no, i.sealed_number
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN student_identifier i ON i.student_id = vs.student_id AND i.replaced_at_ms IS NULL
)

visible_guardian AS (
  SELECT g.student_id, g.guardian_no, g.relation, g.guardianship, g.sealed_contact, g.custody_limit, g.do_not_inform_since_ms
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN guardian g ON g.student_id = vs.student_id
)

-- Why a limit was set on a guardian, by whom and when: for the one who sets it.
visible_guardian_limit AS (
  SELECT g.student_id, g.guardian_no, g.limit_reason, g.limit_set_at_ms, a.name AS set_by_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN guardian g ON g.student_id = vs.student_id
    LEFT JOIN account a ON a.account_id = g.limit_set_by
)

-- The alerts that the county's person was put on, with where the child is now: as long as that lies below the post's unit.
caller_grant AS (
  SELECT g.student_id, g.alert_no, p.account_id, e.school_unit_id, e.class_unit_id, e.seat_no
  FROM caller_post p JOIN alert_grant g ON p.role = 'counselling_centre' AND g.account_id = p.account_id AND g.unit_id = p.unit_id AND g.ended_at_ms IS NULL
    JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no AND a.closed_at_ms IS NULL
    JOIN enrolment e ON e.student_id = g.student_id AND e.until_on IS NULL
    JOIN unit_closure u ON u.ancestor_id = p.unit_id AND u.descendant_id = e.school_unit_id
)

-- The wrapped data key travels with whatever sealed value the caller may open.
visible_student_key AS (
  SELECT k.student_id, k.wrapped_key
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN student_key k ON k.student_id = vs.student_id
  UNION ALL
  SELECT k.student_id, k.wrapped_key
  FROM caller_grant g JOIN student_key k ON k.student_id = g.student_id
)

-- Campaigns of the caller's unit, of units above it (they are published downwards) and below it.
visible_campaign AS (
  SELECT c.campaign_id, c.code, c.unit_id, c.title_zh, c.title_en, c.opens_at_ms, c.closes_at_ms, c.recalled_at_ms
  FROM campaign c
  WHERE c.unit_id IN (SELECT cu.unit_id FROM caller_unit cu)
     OR c.unit_id IN (SELECT up.ancestor_id FROM caller_post p JOIN unit_closure up ON up.descendant_id = p.unit_id)
)

-- Class 4 as counts per class: operations, not suppressed. Who works with campaigns sees what lies below.
visible_class_completion AS (
  SELECT cc.campaign_id, cc.class_unit_id, cc.expected, cc.started, cc.finished
  FROM caller_unit cu JOIN campaign_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Class 4 by name: class teacher and psychology teacher yes/no; a leader sees counts.
-- The reading page of a child without consent counts as finished, and looks the same here. That a sheet could not be
-- used is class 5: to a class teacher a child whose retest was released has finished.
visible_completion AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, vs.name, m.code_no, m.away_because,
    CASE WHEN s.student_id IS NOT NULL OR (p.role = 'class_teacher' AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id AND r.released_at_ms IS NOT NULL)) THEN 'finished'
      WHEN EXISTS (
      SELECT d.device_no FROM answer_draft d WHERE d.student_id = m.student_id AND d.campaign_id = m.campaign_id AND d.attempt = m.attempt_no
    ) THEN 'started' ELSE 'absent' END AS state,
    CASE WHEN s.student_id IS NULL AND p.role = 'class_teacher' AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id AND r.released_at_ms IS NOT NULL)
      THEN (SELECT f.entry_mode FROM answer_sheet f WHERE f.student_id = m.student_id AND f.campaign_id = m.campaign_id AND f.attempt = 1) ELSE s.entry_mode END AS entry_mode, m.attempt_no,
    -- An older device went on after a newer one had begun: two children, or one with two devices.
    CASE WHEN EXISTS (
      SELECT o.device_no FROM answer_draft o JOIN answer_draft n ON n.student_id = o.student_id AND n.campaign_id = o.campaign_id
        AND n.attempt = o.attempt AND n.device_no > o.device_no
      WHERE o.student_id = m.student_id AND o.campaign_id = m.campaign_id AND o.attempt = m.attempt_no
        AND (o.saved_at_ms > n.began_at_ms OR (s.device_no = o.device_no AND s.received_at_ms > n.began_at_ms))
    -- Or a seat on which something was answered was released and taken by another device.
    ) OR EXISTS (
      SELECT b.claim_no FROM seat_claim a JOIN answer_draft d ON d.student_id = a.student_id AND d.campaign_id = a.campaign_id AND d.attempt = a.attempt
          AND d.device_no = a.device_no AND d.sealed_answers IS NOT NULL
        JOIN seat_claim b ON b.student_id = a.student_id AND b.class_session_id = a.class_session_id AND b.attempt = a.attempt
          AND b.claim_no > a.claim_no AND b.device_mark <> a.device_mark AND b.proved_at_ms IS NOT NULL
      WHERE a.student_id = m.student_id AND a.campaign_id = m.campaign_id AND a.attempt = m.attempt_no
    ) THEN 1 ELSE 0 END AS two_devices
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN campaign_member m ON m.student_id = vs.student_id
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
)

-- Which attempt of a child counts in a campaign: the psychology teacher only, since a second one tells of a retest.
visible_attempt AS (
  SELECT m.student_id, m.campaign_id, m.attempt_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN campaign_member m ON m.student_id = vs.student_id
)

-- What was set aside, by whom and why: for the one who may undo it.
visible_set_aside AS (
  SELECT a.student_id, a.campaign_id, a.attempt, a.set_aside_at_ms, a.reason, a.because, t.name AS set_aside_by_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN sheet_set_aside a ON a.student_id = vs.student_id
    JOIN account t ON t.account_id = a.set_aside_by
)

-- The sheets that the one alert speaks of which the county's person was put on.
caller_granted_sheet AS (
  SELECT DISTINCT s.student_id, s.campaign_id, s.attempt
  FROM caller_grant g JOIN alert_signal s ON s.student_id = g.student_id AND s.alert_no = g.alert_no
)

-- Class 5, scores: the school's psychology teacher; of one alert the person of the county who works on it.
-- What a recalled campaign or a sheet that two children shared says is no result of anybody; what was
-- alerted stays alerted.
visible_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.attempt, sc.scale, sc.instrument_version, sc.state, sc.value, sc.band, sc.missing
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN score sc ON sc.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = sc.campaign_id AND c.recalled_at_ms IS NULL
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = sc.student_id AND a.campaign_id = sc.campaign_id AND a.attempt = sc.attempt
  )
  UNION ALL
  SELECT sc.student_id, sc.campaign_id, sc.attempt, sc.scale, sc.instrument_version, sc.state, sc.value, sc.band, sc.missing
  FROM caller_granted_sheet gs JOIN score sc ON sc.student_id = gs.student_id AND sc.campaign_id = gs.campaign_id AND sc.attempt = gs.attempt
    JOIN campaign c ON c.campaign_id = sc.campaign_id AND c.recalled_at_ms IS NULL
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = sc.student_id AND a.campaign_id = sc.campaign_id AND a.attempt = sc.attempt
  )
)

visible_sheet AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.contact_wish, s.validity, s.validity_flags, s.scorer_version, s.received_at_ms, s.entry_mode
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN answer_sheet s ON s.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = s.campaign_id AND c.recalled_at_ms IS NULL
  WHERE s.state IN ('submitted', 'closed_unfinished') AND NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt
  )
  UNION ALL
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.contact_wish, s.validity, s.validity_flags, s.scorer_version, s.received_at_ms, s.entry_mode
  FROM caller_granted_sheet gs JOIN answer_sheet s ON s.student_id = gs.student_id AND s.campaign_id = gs.campaign_id AND s.attempt = gs.attempt
    JOIN campaign c ON c.campaign_id = s.campaign_id AND c.recalled_at_ms IS NULL
  WHERE s.state IN ('submitted', 'closed_unfinished') AND NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = s.student_id AND a.campaign_id = s.campaign_id AND a.attempt = s.attempt
  )
)

-- Class 6, item answers: alerted students only (own cases join with casework).
visible_item_answer AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.sealed_answers
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    JOIN alert_signal g ON g.student_id = a.student_id AND g.alert_no = a.alert_no
    JOIN answer_sheet s ON s.student_id = g.student_id AND s.campaign_id = g.campaign_id AND s.attempt = g.attempt
  WHERE s.state IN ('submitted', 'closed_unfinished')
)

visible_draft_answer AS (
  SELECT d.student_id, d.campaign_id, d.attempt, d.device_no, d.sealed_answers, d.saved_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    JOIN alert_signal g ON g.student_id = a.student_id AND g.alert_no = a.alert_no
    JOIN answer_draft d ON d.student_id = g.student_id AND d.campaign_id = g.campaign_id AND d.attempt = g.attempt AND d.withheld_since_ms IS NULL
)

-- Class 8, alerts: the school's psychology teacher.
visible_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.due_at_ms, a.closed_at_ms, a.taken_at_ms, a.taken_by, a.step_no,
    a.step_due_at_ms, a.round_no, t.name AS taken_by_name, p.account_id AS caller_account_id, vs.name, vs.name_sort_key, vs.sex, vs.school_unit_id,
    vs.class_unit_id, vs.seat_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN alert a ON a.student_id = vs.student_id
    LEFT JOIN account t ON t.account_id = a.taken_by
  UNION ALL
  SELECT a.student_id, a.alert_no, a.tier_rank, a.raised_at_ms, a.due_at_ms, a.closed_at_ms, a.taken_at_ms, a.taken_by, a.step_no,
    a.step_due_at_ms, a.round_no, t.name AS taken_by_name, g.account_id AS caller_account_id, st.name, st.name_sort_key, st.sex, g.school_unit_id,
    g.class_unit_id, g.seat_no
  FROM caller_grant g JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no
    JOIN student st ON st.student_id = a.student_id
    LEFT JOIN account t ON t.account_id = a.taken_by
)

-- Whom the ladder has called for an alert that the caller may see.
visible_notification AS (
  SELECT n.student_id, n.alert_no, n.notification_no, n.round_no, n.step_no, n.rung, n.made_at_ms, n.answered_at_ms, a.name
  FROM visible_alert va JOIN notification n ON n.student_id = va.student_id AND n.alert_no = va.alert_no
    JOIN account a ON a.account_id = n.account_id
)

-- What became of the messages of those calls: of the outbox only what belongs to them.
visible_call_delivery AS (
  SELECT vn.student_id, vn.alert_no, vn.notification_no, o.event_id, o.kind, o.done_at_ms, o.given_up_at_ms, o.last_fault, o.at_ms, o.attempts
  FROM visible_notification vn JOIN outbox o ON o.student_id = vn.student_id AND o.kind IN ('call_by_mail', 'call_by_webhook')
    AND o.subject = CAST(vn.alert_no AS TEXT) || '.' || CAST(vn.notification_no AS TEXT)
)

-- Colleagues who can be put on duty: whoever has a post in the caller's unit or below it.
visible_colleague AS (
  SELECT DISTINCT a.account_id, a.name
  FROM caller_unit cu JOIN post p ON p.unit_id = cu.unit_id AND p.ended_at_ms IS NULL
    JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
  WHERE cu.role IN ('psychology_teacher', 'school_leader') OR (cu.role IN ('counselling_centre', 'county_officer') AND cu.depth = 0)
)

-- The roster of the caller's own unit.
visible_duty AS (
  SELECT d.duty_id, d.unit_id, d.account_id, d.turn, d.hours, d.since_on, d.until_on, d.ended_at_ms, a.name
  FROM caller_post p JOIN duty d ON d.unit_id = p.unit_id
    JOIN account a ON a.account_id = d.account_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'counselling_centre', 'county_officer')
)

-- Where the caller is called: shown to nobody else.
visible_my_contact AS (
  SELECT c.account_id, c.mail_address, c.phone
  FROM caller_post p JOIN staff_contact c ON c.account_id = p.account_id
)

visible_leave AS (
  SELECT l.leave_id, l.account_id, l.since_at_ms, l.until_at_ms, l.ended_at_ms, l.told_by, vc.name
  FROM visible_colleague vc JOIN leave_of_absence l ON l.account_id = vc.account_id
)

-- What a leave that somebody else entered still waits for.
visible_leave_confirmation AS (
  SELECT k.leave_id, k.asked_until_ms, k.confirmed_at_ms, vl.account_id
  FROM visible_leave vl JOIN leave_confirmation k ON k.leave_id = vl.leave_id
)

-- The caller's own leave, whoever entered it.
visible_my_leave AS (
  SELECT l.leave_id, l.account_id, l.since_at_ms, l.until_at_ms, l.ended_at_ms, l.told_by, t.name AS told_by_name
  FROM caller_post p JOIN leave_of_absence l ON l.account_id = p.account_id
    JOIN account t ON t.account_id = l.told_by
)

visible_my_leave_confirmation AS (
  SELECT k.leave_id, k.asked_until_ms, k.confirmed_at_ms, k.heard_at_ms
  FROM visible_my_leave vm JOIN leave_confirmation k ON k.leave_id = vm.leave_id
)

visible_alert_signal AS (
  SELECT g.student_id, g.alert_no, g.signal_key, g.campaign_id, g.attempt, g.kind, g.tier_rank, g.sealed_grounds, g.at_ms, r.name AS raised_by_name, va.closed_at_ms
  FROM visible_alert va JOIN alert_signal g ON g.student_id = va.student_id AND g.alert_no = va.alert_no
    LEFT JOIN account r ON r.account_id = g.raised_by
)

-- The distribution beside a score is an aggregate of outcomes: shown to the psychology teacher only,
-- from the minimum cell upwards (the statement asks for the size of the whole campaign).
visible_distribution AS (
  SELECT d.campaign_id, d.scale, d.value, d.sheets
  FROM caller_post p JOIN visible_campaign vc ON p.role = 'psychology_teacher' AND vc.recalled_at_ms IS NULL
    JOIN score_distribution d ON d.campaign_id = vc.campaign_id
)

-- Instruments that the bureau writes: its officers propose them and publish each other's.
visible_instrument_proposal AS (
  SELECT ip.proposal_id, ip.subject AS instrument_id, ip.version, ip.content_hash, ip.content AS definition, ip.proposed_by, ip.proposed_at_ms, ip.settled_by,
    ip.published_at_ms, ip.withdrawn_at_ms, a.name AS proposed_by_name, b.name AS settled_by_name, p.account_id AS caller_account_id
  FROM caller_post p JOIN proposal ip ON p.role = 'city_officer' AND ip.kind = 'instrument'
    JOIN account a ON a.account_id = ip.proposed_by
    LEFT JOIN account b ON b.account_id = ip.settled_by
)

-- Class 5: what a sheet gave under another version of an instrument.
visible_rescored_sheet AS (
  SELECT rs.student_id, rs.campaign_id, rs.attempt, rs.instrument_id, rs.instrument_version, rs.scorer_version, rs.reason, rs.asked_by, rs.rescored_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN rescored_sheet rs ON rs.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = rs.campaign_id AND c.recalled_at_ms IS NULL
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = rs.student_id AND a.campaign_id = rs.campaign_id AND a.attempt = rs.attempt
  )
)

visible_rescored_score AS (
  SELECT rc.student_id, rc.campaign_id, rc.attempt, rc.instrument_id, rc.instrument_version, rc.scorer_version, rc.scale, rc.state, rc.value, rc.band, rc.missing
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN rescored_score rc ON rc.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = rc.campaign_id AND c.recalled_at_ms IS NULL
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = rc.student_id AND a.campaign_id = rc.campaign_id AND a.attempt = rc.attempt
  )
)

-- Adults of the caller's school who can be named as reachable during a class session.
visible_reachable_adult AS (
  SELECT DISTINCT a.account_id, a.name, d.unit_id
  FROM caller_post p
    JOIN unit_closure c ON c.descendant_id = p.unit_id
    JOIN duty d ON d.unit_id = c.ancestor_id AND d.ended_at_ms IS NULL
    JOIN account a ON a.account_id = d.account_id AND a.ended_at_ms IS NULL
  WHERE p.role IN ('class_teacher', 'session_operator', 'psychology_teacher')
)

-- Class sessions below the caller's unit, for whoever may open one.
visible_class_session AS (
  SELECT cs.class_session_id, cs.campaign_id, cs.class_unit_id, cs.code, cs.sign_in, cs.reachable_account_id, cs.opened_at_ms,
    cs.ends_at_ms, cs.closed_at_ms
  FROM caller_unit cu JOIN class_session cs ON cs.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher')
)

-- A session's operator sees seats and states of that class while the session is open, and nothing
-- else; the class's own teachers also afterwards.
visible_seat AS (
  SELECT cs.class_session_id, m.student_id, m.seat_no, st.name,
    CASE WHEN s.student_id IS NOT NULL OR (p.role <> 'psychology_teacher' AND EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id AND r.released_at_ms IS NOT NULL)) THEN 'finished'
      WHEN EXISTS (
      SELECT d.device_no FROM answer_draft d WHERE d.student_id = m.student_id AND d.campaign_id = m.campaign_id AND d.attempt = m.attempt_no
    ) THEN 'started' ELSE 'absent' END AS state
  FROM caller_post p JOIN visible_class_session cs ON cs.closed_at_ms IS NULL OR p.role IN ('class_teacher', 'psychology_teacher')
    JOIN campaign_member m ON m.campaign_id = cs.campaign_id AND m.class_unit_id = cs.class_unit_id
    JOIN student st ON st.student_id = m.student_id
    JOIN enrolment e ON e.student_id = m.student_id AND e.class_unit_id = cs.class_unit_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
)

-- Which device has claimed a seat of a session: whoever sees the seats.
visible_seat_claim AS (
  SELECT vs.class_session_id, vs.student_id, c.claim_no, c.seat_no, c.device_mark, c.tries_left, c.claimed_at_ms, c.proved_at_ms, c.released_at_ms
  FROM visible_seat vs JOIN seat_claim c ON c.student_id = vs.student_id AND c.class_session_id = vs.class_session_id
)

-- What a child who answers reaches: its own rows.
own_member AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, m.consent, m.code_no, m.attempt_no
  FROM campaign_member m WHERE m.student_id = $1
)

own_draft AS (
  SELECT d.student_id, d.campaign_id, d.attempt, d.device_no, d.class_session_id, d.first_item, d.next_item, d.save_no, d.sealed_answers, d.saved_at_ms,
    d.withheld_since_ms, d.began_at_ms
  FROM answer_draft d WHERE d.student_id = $1
)

own_seat_claim AS (
  SELECT c.student_id, c.class_session_id, c.claim_no, c.campaign_id, c.attempt, c.device_no, c.released_at_ms, cs.closed_at_ms
  FROM seat_claim c JOIN class_session cs ON cs.class_session_id = c.class_session_id
  WHERE c.student_id = $1
)

own_sheet AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.device_no, s.body_mac, s.received_at_ms
  FROM answer_sheet s WHERE s.student_id = $1
)

-- Sheets that somebody else answered.
own_set_aside AS (
  SELECT a.student_id, a.campaign_id, a.attempt
  FROM sheet_set_aside a WHERE a.student_id = $1
)

-- Scores of the child's valid sheets: what a change since the last time is measured against. What is nobody's result (taken
-- back, answered by somebody else) is no last time.
own_last_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.scale, sc.value, s.received_at_ms
  FROM score sc JOIN answer_sheet s ON s.student_id = sc.student_id AND s.campaign_id = sc.campaign_id AND s.attempt = sc.attempt
    JOIN campaign c ON c.campaign_id = s.campaign_id AND c.recalled_at_ms IS NULL
  WHERE sc.student_id = $1 AND s.student_id = $1 AND s.state = 'submitted' AND s.validity = 'valid' AND sc.value IS NOT NULL
    AND NOT EXISTS (SELECT a.attempt FROM own_set_aside a WHERE a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
)

own_alert AS (
  SELECT a.student_id, a.alert_no, a.tier_rank, a.due_at_ms, a.closed_at_ms
  FROM alert a WHERE a.student_id = $1
)

own_alert_signal AS (
  SELECT g.student_id, g.signal_key, g.alert_no, g.campaign_id, g.kind, g.tier_rank, g.at_ms
  FROM alert_signal g WHERE g.student_id = $1
)

own_key AS (
  SELECT k.student_id, k.wrapped_key
  FROM student_key k WHERE k.student_id = $1
)

own_consent_act AS (
  SELECT a.student_id, a.act_no, a.purpose, a.party, a.decision, a.age_band, a.text_version, a.taken_back_at_ms
  FROM consent_act a WHERE a.student_id = $1
)

own_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.author, i.state, i.sealed_answers, i.saved_at_ms
  FROM informant_sheet i WHERE i.student_id = $1
)
