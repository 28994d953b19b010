-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: sheet_set_aside paper_entry paper_helper

-- Which attempt of a child counts in a campaign: the psychology teacher only, since a second one tells of a retest.
-- class 5 scores; key (student_id, campaign_id); roles psychology_teacher
visible_attempt AS (
  SELECT m.student_id, m.campaign_id, m.attempt_no
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN campaign_member m ON m.student_id = vs.student_id
)

-- What was set aside, by whom and why: for the one who may undo it.
-- class 5 scores; key (student_id, campaign_id, attempt); roles psychology_teacher
visible_set_aside AS (
  SELECT a.student_id, a.campaign_id, a.attempt, a.set_aside_at_ms, a.reason, a.because, t.name AS set_aside_by_name
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN sheet_set_aside a ON a.student_id = vs.student_id
    JOIN account t ON t.account_id = a.set_aside_by
)

-- Which device has claimed a seat of a session: whoever sees the seats.
-- class 4 completion; key (class_session_id, student_id, claim_no); roles class_teacher, session_operator,
-- psychology_teacher
visible_seat_claim AS (
  SELECT vs.class_session_id, vs.student_id, c.claim_no, c.seat_no, c.device_mark, c.tries_left, c.claimed_at_ms,
    c.proved_at_ms, c.released_at_ms
  FROM visible_seat vs JOIN seat_claim c ON c.student_id = vs.student_id AND c.class_session_id = vs.class_session_id
)

-- Who the caller is, for the foot of what is printed.
-- class staff_only; key (account_id); roles everybody (own)
visible_myself AS (
  SELECT a.account_id, a.name, u.name AS unit_name
  FROM caller_post p JOIN account a ON a.account_id = p.account_id JOIN unit u ON u.unit_id = p.unit_id
)

-- The units of the live board: every class in a school, what lies directly below for county and city.
-- class none; key (unit_id); roles class_teacher, psychology_teacher, school_leader, county_officer, city_officer
visible_board_unit AS (
  SELECT u.unit_id, u.name, u.kind, u.sort_key
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id
  WHERE u.closed_on IS NULL
    AND ((cu.role IN ('class_teacher', 'psychology_teacher', 'school_leader') AND u.kind = 'class')
      OR (cu.role IN ('county_officer', 'city_officer') AND cu.depth = 1))
)

-- Whose sheet of paper the caller may type: the psychology teacher, and an operator named for the campaign.
-- class 4 completion; key (student_id, campaign_id); roles psychology_teacher, session_operator (named for the
-- campaign)
visible_paper_pupil AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, m.attempt_no, m.consent, m.consent_source, st.name,
    p.account_id AS caller_account_id, CASE WHEN s.student_id IS NOT NULL
      OR (p.role <> 'psychology_teacher' AND EXISTS (
      SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
        AND r.released_at_ms IS NOT NULL
    )) THEN 'finished' ELSE 'open' END AS state
  FROM caller_post p JOIN enrolment e ON e.school_unit_id = p.unit_id AND e.until_on IS NULL
    JOIN student_reader r ON r.student_id = e.student_id AND r.unit_id = e.school_unit_id AND r.until_at_ms IS NULL
    JOIN student st ON st.student_id = e.student_id
    JOIN campaign_member m ON m.student_id = e.student_id
    LEFT JOIN answer_sheet s ON s.student_id = m.student_id AND s.campaign_id = m.campaign_id
      AND s.attempt = m.attempt_no
      AND s.state <> 'closed_unfinished'
  WHERE p.role = 'psychology_teacher'
     OR (p.role = 'session_operator' AND EXISTS (
       SELECT h.account_id FROM paper_helper h
       WHERE h.campaign_id = m.campaign_id AND h.account_id = p.account_id AND h.school_unit_id = p.unit_id
         AND h.ended_at_ms IS NULL
     ))
)

-- What was typed from paper: twice, by two hands.
-- class 6 item_answers; key (student_id, campaign_id, entry_no); roles psychology_teacher, session_operator (named for
-- the campaign)
visible_paper_entry AS (
  SELECT pe.student_id, pe.campaign_id, pe.attempt, pe.entry_no, pe.entry_mode, pe.sealed_answers, pe.entered_by,
    pe.entered_at_ms
  FROM visible_paper_pupil vp JOIN paper_entry pe ON pe.student_id = vp.student_id AND pe.campaign_id = vp.campaign_id
    AND pe.attempt = vp.attempt_no
)

-- Who can be named for typing paper.
-- class staff_only; key (account_id); roles psychology_teacher
visible_operator AS (
  SELECT DISTINCT a.account_id, a.name
  FROM caller_post p JOIN scope_post_in_force o ON o.unit_id = p.unit_id AND o.role = 'session_operator'
    JOIN account a ON a.account_id = o.account_id
  WHERE p.role = 'psychology_teacher'
)

-- Who is named for it.
-- class staff_only; key (campaign_id, school_unit_id, account_id); roles psychology_teacher
visible_paper_helper AS (
  SELECT h.campaign_id, h.school_unit_id, h.account_id, a.name
  FROM caller_post p JOIN paper_helper h ON h.school_unit_id = p.unit_id AND h.ended_at_ms IS NULL
    JOIN account a ON a.account_id = h.account_id
  WHERE p.role = 'psychology_teacher'
)
