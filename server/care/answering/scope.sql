-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: answerer_look_up score

-- What a child who answers reaches is its own rows: where it takes part, and how.
-- class 4 completion; key (student_id, campaign_id); roles student
own_member AS (
  SELECT m.student_id, m.campaign_id, m.class_unit_id, m.seat_no, m.consent, m.code_no, m.attempt_no
  FROM campaign_member m WHERE m.student_id = $1
)

-- What was answered so far, by device.
-- class 6 item_answers; key (student_id, campaign_id, attempt, device_no); roles student
own_draft AS (
  SELECT d.student_id, d.campaign_id, d.attempt, d.device_no, d.class_session_id, d.first_item, d.next_item, d.save_no,
    d.sealed_answers, d.saved_at_ms, d.withheld_since_ms, d.began_at_ms
  FROM answer_draft d WHERE d.student_id = $1
)

-- Which seats were claimed for it.
-- class 4 completion; key (student_id, class_session_id, claim_no); roles student
own_seat_claim AS (
  SELECT c.student_id, c.class_session_id, c.claim_no, c.campaign_id, c.attempt, c.device_no, c.released_at_ms,
    cs.closed_at_ms
  FROM seat_claim c JOIN class_session cs ON cs.class_session_id = c.class_session_id
  WHERE c.student_id = $1
)

-- That a sheet came in.
-- class 4 completion; key (student_id, campaign_id, attempt); roles student
own_sheet AS (
  SELECT s.student_id, s.campaign_id, s.attempt, s.state, s.device_no, s.body_mac, s.received_at_ms
  FROM answer_sheet s WHERE s.student_id = $1
)

-- Sheets that somebody else answered.
-- class 5 scores; key (student_id, campaign_id, attempt); roles student (not shown)
own_set_aside AS (
  SELECT a.student_id, a.campaign_id, a.attempt
  FROM sheet_set_aside a WHERE a.student_id = $1
)

-- Scores of the child's valid sheets: what a change since the last time is measured against. What is nobody's result
-- (taken back, answered by somebody else) is no last time.
-- class 5 scores; key (student_id, campaign_id, scale); roles student (not shown)
own_last_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.scale, sc.value, s.received_at_ms
  FROM score sc JOIN answer_sheet s ON s.student_id = sc.student_id AND s.campaign_id = sc.campaign_id
    AND s.attempt = sc.attempt
    JOIN campaign c ON c.campaign_id = s.campaign_id AND c.recalled_at_ms IS NULL
  WHERE sc.student_id = $1 AND s.student_id = $1 AND s.state = 'submitted' AND s.validity = 'valid'
    AND sc.value IS NOT NULL
    AND NOT EXISTS (SELECT a.attempt FROM own_set_aside a WHERE a.campaign_id = s.campaign_id AND a.attempt = s.attempt)
)
