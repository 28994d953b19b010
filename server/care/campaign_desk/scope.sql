-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: campaign_draft slot_plan retest class_anomaly score_distribution rescored_sheet rescored_score

-- Drafts of campaigns: whoever publishes in the same unit works on the same drafts.
-- class none; key (draft_id); roles psychology_teacher, county_officer, city_officer
visible_campaign_draft AS (
  SELECT d.draft_id, d.unit_id, d.title, d.steps, d.version, d.changed_at_ms, d.campaign_id, a.name AS changed_by_name
  FROM caller_post p JOIN campaign_draft d ON d.unit_id = p.unit_id AND d.deleted_at_ms IS NULL
    JOIN account a ON a.account_id = d.changed_by
  WHERE p.role IN ('psychology_teacher', 'county_officer', 'city_officer')
)

-- What a campaign of the caller may be made for: a school down to its classes, an office whole schools.
-- class none; key (unit_id); roles psychology_teacher, county_officer, city_officer
visible_population_unit AS (
  SELECT u.unit_id, u.code
  FROM caller_unit cu JOIN unit u ON u.unit_id = cu.unit_id AND u.closed_on IS NULL
  WHERE cu.role = 'psychology_teacher'
     OR (cu.role IN ('county_officer', 'city_officer') AND u.kind IN ('city', 'county', 'functional_zone', 'school'))
)

-- Single classes of a campaign: the school's own people; an office sees schools.
-- class 4 completion; key (campaign_id, class_unit_id); roles class_teacher, session_operator, psychology_teacher,
-- school_leader
visible_campaign_class AS (
  SELECT cc.campaign_id, cc.class_unit_id, cc.expected
  FROM caller_unit cu JOIN campaign_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'session_operator', 'psychology_teacher', 'school_leader')
)

-- Which schools have chosen: the school's own people, and the officers above it.
-- class 4 completion; key (campaign_id, school_unit_id); roles session_operator, psychology_teacher, school_leader,
-- county_officer, city_officer
visible_slot_plan AS (
  SELECT sp.campaign_id, sp.school_unit_id, sp.chosen_at_ms
  FROM caller_unit cu JOIN slot_plan sp ON sp.school_unit_id = cu.unit_id
  WHERE cu.role IN ('session_operator', 'psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- A sheet that cannot be used is class 5: the school's psychology teacher. The second attempt stands beside it.
-- class 5 scores; key (student_id, campaign_id); roles psychology_teacher
visible_retest AS (
  SELECT r.student_id, r.campaign_id, r.attempt, r.opened_at_ms, r.released_at_ms, vs.name, vs.class_unit_id,
    vs.seat_no, s.validity AS second_validity, s.received_at_ms AS second_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN retest r ON r.student_id = vs.student_id
    JOIN campaign_member m ON m.student_id = r.student_id AND m.campaign_id = r.campaign_id
    LEFT JOIN answer_sheet s ON s.student_id = r.student_id AND s.campaign_id = r.campaign_id
      AND s.attempt = m.attempt_no AND s.attempt > r.attempt AND s.state = 'submitted'
  WHERE NOT EXISTS (
    SELECT a.student_id FROM sheet_set_aside a WHERE a.student_id = r.student_id AND a.campaign_id = r.campaign_id
      AND a.attempt = r.attempt
  )
)

-- Counts of a room; the psychology teacher only, since they speak of how sheets were answered.
-- class 13 aggregates; key (class_session_id); roles psychology_teacher
visible_class_anomaly AS (
  SELECT a.class_session_id, a.campaign_id, a.class_unit_id, a.sheets, a.alike, a.hurried, a.slowest_ms, a.found_at_ms
  FROM caller_unit cu JOIN class_anomaly a ON a.class_unit_id = cu.unit_id
  WHERE cu.role = 'psychology_teacher'
)
