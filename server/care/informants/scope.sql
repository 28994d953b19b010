-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: informant_sheet informant_score

-- What the adults answered about it, so that nothing is asked twice.
-- class 5 scores; key (student_id, campaign_id, instrument_id); roles student (not shown)
own_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.author, i.state, i.sealed_answers, i.saved_at_ms
  FROM informant_sheet i WHERE i.student_id = $1
)

-- Whose sheet a class teacher fills: the own class, as far as it takes part in a campaign that stands.
-- class 4 completion; key (student_id, campaign_id); roles class_teacher
visible_informant_pupil AS (
  SELECT vs.student_id, m.campaign_id, vs.class_unit_id, vs.seat_no, vs.name, p.account_id AS caller_account_id
  FROM caller_post p JOIN visible_student vs ON p.role = 'class_teacher'
    JOIN campaign_member m ON m.student_id = vs.student_id
    JOIN campaign c ON c.campaign_id = m.campaign_id AND c.recalled_at_ms IS NULL
)

-- How far these sheets are, whoever began them; never what they say, nor whether anything is kept.
-- class 4 completion; key (student_id, campaign_id, instrument_id); roles class_teacher
visible_informant_progress AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, CASE WHEN i.handed_in_at_ms IS NULL THEN 'begun'
    ELSE 'handed_in' END AS state,
    CASE WHEN i.author = vp.caller_account_id THEN 1 ELSE 0 END AS own
  FROM visible_informant_pupil vp JOIN informant_sheet i ON i.student_id = vp.student_id
    AND i.campaign_id = vp.campaign_id AND i.informant = 'teacher'
)

-- What the caller has written with their own hand, until it is handed in.
-- class 5 scores; key (student_id, campaign_id, instrument_id); roles class_teacher (own words)
visible_own_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, i.sealed_answers
  FROM visible_informant_pupil vp JOIN informant_sheet i ON i.student_id = vp.student_id
    AND i.campaign_id = vp.campaign_id AND i.informant = 'teacher'
    AND i.author = vp.caller_account_id AND i.handed_in_at_ms IS NULL
)

-- Class 5, what they gave: the school's psychology teacher, once handed in, with who answered. Silence is no: where
-- families are asked, only once who may say yes has said it, a guardian under 14 or a child from 14.
-- class 5 scores; key (student_id, campaign_id, instrument_id); roles psychology_teacher
visible_informant_sheet AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.instrument_version, i.handed_in_at_ms,
    COALESCE(a.name, '') AS teacher_name, COALESCE(g.relation, '') AS relation
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN informant_sheet i ON i.student_id = vs.student_id AND i.state = 'submitted'
    JOIN campaign c ON c.campaign_id = i.campaign_id AND c.recalled_at_ms IS NULL
    JOIN campaign_member m ON m.student_id = i.student_id AND m.campaign_id = i.campaign_id
    LEFT JOIN account a ON i.informant = 'teacher' AND a.account_id = i.author
    LEFT JOIN guardian g ON i.informant = 'guardian' AND g.student_id = i.student_id AND g.guardian_no = i.author
  WHERE m.consent_source = 'file' OR EXISTS (
    SELECT y.act_no FROM consent_act y
    WHERE y.student_id = i.student_id AND y.purpose = 'screening' AND y.decision = 'given'
      AND y.taken_back_at_ms IS NULL
      AND ((y.party = 'guardian' AND y.age_band = 'under_14') OR (y.party = 'child' AND y.age_band = 'from_14'))
  )
)

-- What it came to, scale by scale.
-- class 5 scores; key (student_id, campaign_id, instrument_id); roles psychology_teacher
visible_informant_score AS (
  SELECT sc.student_id, sc.campaign_id, sc.informant, sc.instrument_id, sc.scale, sc.state, sc.value, sc.band,
    sc.missing
  FROM visible_informant_sheet vi JOIN informant_score sc ON sc.student_id = vi.student_id
    AND sc.campaign_id = vi.campaign_id
    AND sc.informant = vi.informant AND sc.instrument_id = vi.instrument_id
)

-- Class 6, item by item: of alerted students only, like the child's own.
-- class 6 item_answers; key (student_id, campaign_id, instrument_id); roles psychology_teacher
visible_informant_answer AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.sealed_answers, i.handed_in_at_ms
  FROM visible_informant_sheet vi JOIN informant_sheet i ON i.student_id = vi.student_id
    AND i.campaign_id = vi.campaign_id
    AND i.informant = vi.informant AND i.instrument_id = vi.instrument_id
  WHERE EXISTS (SELECT a.alert_no FROM alert a WHERE a.student_id = i.student_id)
)

-- That a sheet came in, kept or not: class 4, the psychology teacher.
-- class 4 completion; key (student_id, campaign_id, instrument_id); roles psychology_teacher
visible_informant_return AS (
  SELECT i.student_id, i.campaign_id, i.informant, i.instrument_id, i.handed_in_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN informant_sheet i ON i.student_id = vs.student_id AND i.handed_in_at_ms IS NOT NULL
)

-- Campaigns in which the child of a guardian who is asked takes part.
-- class 4 completion; key (student_id, campaign_id); roles guardian
guardian_membership AS (
  SELECT m.student_id, m.campaign_id, ga.guardian_no
  FROM guardian_asked ga JOIN campaign_member m ON m.student_id = ga.student_id
)

-- How far the guardians' sheets about the child are, whichever of them began one; never what they say.
-- class 4 completion; key (student_id, campaign_id, instrument_id); roles guardian
guardian_informant_progress AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, CASE WHEN i.state <> 'open' THEN 'handed_in'
    WHEN i.author = gm.guardian_no THEN 'begun' ELSE 'taken' END AS state
  FROM guardian_membership gm JOIN informant_sheet i ON i.student_id = gm.student_id
    AND i.campaign_id = gm.campaign_id AND i.informant = 'guardian'
)

-- What they have written with their own hand, until it is handed in.
-- class 6 item_answers; key (student_id, campaign_id, instrument_id); roles guardian (own words)
guardian_own_sheet AS (
  SELECT i.student_id, i.campaign_id, i.instrument_id, i.sealed_answers
  FROM guardian_membership gm JOIN informant_sheet i ON i.student_id = gm.student_id
    AND i.campaign_id = gm.campaign_id AND i.informant = 'guardian'
    AND i.author = gm.guardian_no AND i.state = 'open'
)
