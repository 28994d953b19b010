-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: consent_act consent_link consent_class

-- What was decided about taking part.
-- class 3 consent; key (student_id, act_no); roles student
own_consent_act AS (
  SELECT a.student_id, a.act_no, a.purpose, a.party, a.decision, a.age_band, a.text_version, a.taken_back_at_ms
  FROM consent_act a WHERE a.student_id = $1
)

-- Who said what: the psychology teacher, by name.
-- class 3 consent; key (student_id, act_no); roles psychology_teacher
visible_consent_act AS (
  SELECT a.student_id, a.act_no, a.purpose, a.party, a.guardian_no, a.decision, a.age_band, a.way, a.text_version,
    a.at_ms, a.taken_back_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role = 'psychology_teacher'
    JOIN consent_act a ON a.student_id = vs.student_id
)

-- 已回执: that a slip came back, and never which way it went.
-- class 3 consent; key (student_id); roles psychology_teacher, class_teacher
visible_consent_return AS (
  SELECT DISTINCT a.student_id, a.purpose, a.age_band, a.text_version
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_act a ON a.student_id = vs.student_id AND a.way IN ('link', 'paper') AND a.taken_back_at_ms IS NULL
)

-- What the caller has entered from paper with their own hand, so that it can be taken back; not what it said.
-- class 3 consent; key (student_id, act_no); roles psychology_teacher (own hand), class_teacher (own hand)
visible_consent_entry AS (
  SELECT a.student_id, a.act_no, a.batch_id, a.at_ms, a.taken_back_at_ms
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_act a ON a.student_id = vs.student_id AND a.way = 'paper' AND a.entered_by = p.account_id
)

-- Slips that exist and who printed them; not whether they were used. When a family opened one: the psychology teacher.
-- class 3 consent; key (student_id, link_no); roles psychology_teacher, class_teacher
visible_consent_link AS (
  SELECT l.student_id, l.link_no, l.guardian_no, l.purpose, l.age_band, l.made_at_ms, l.expires_at_ms, l.tries_left,
    l.revoked_at_ms, l.made_by, a.name AS made_by_name, CASE WHEN p.role = 'psychology_teacher'
      THEN l.opened_at_ms END AS opened_at_ms, p.role AS caller_role,
    CASE WHEN p.role = 'psychology_teacher' AND l.opened_from <> '' AND l.opened_from = l.made_from THEN 1
      ELSE 0 END AS opened_where_made
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN consent_link l ON l.student_id = vs.student_id
    JOIN account a ON a.account_id = l.made_by
)

-- How many came back, per class: operations, not suppressed.
-- class 3 consent; key (class_unit_id); roles class_teacher, psychology_teacher, school_leader, county_officer,
-- city_officer
visible_consent_count AS (
  SELECT cc.class_unit_id, cc.enrolled, cc.returned, cc.counted_at_ms
  FROM caller_unit cu JOIN consent_class cc ON cc.class_unit_id = cu.unit_id
  WHERE cu.role IN ('class_teacher', 'psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Whose slip it is: the child's name, of which the page shows the beginning.
-- class 1 identity; key (student_id); roles guardian
guardian_child AS (
  SELECT st.student_id, st.name
  FROM guardian_link gl JOIN student st ON st.student_id = gl.student_id
)

-- What was said last through this slip; never what another guardian or the child said.
-- class 3 consent; key (student_id, act_no); roles guardian (own word)
guardian_word AS (
  SELECT a.student_id, a.act_no, a.decision, a.at_ms
  FROM guardian_link gl JOIN consent_act a ON a.student_id = gl.student_id AND a.act_no = gl.act_no
)

-- Whether they are asked about the child: they have said yes, or from 14 that they know, and nobody's last word is a no
-- that holds at the child's age. Whose no it is, is told to nobody.
-- class 3 consent; key (student_id); roles guardian
guardian_asked AS (
  SELECT gl.student_id, gl.guardian_no
  FROM guardian_link gl JOIN guardian_word w ON w.student_id = gl.student_id AND w.decision IN ('given', 'informed')
    JOIN student st ON st.student_id = gl.student_id
  WHERE gl.purpose = 'screening' AND NOT EXISTS (
    SELECT a.act_no FROM consent_act a
    WHERE a.student_id = gl.student_id AND a.purpose = 'screening' AND a.taken_back_at_ms IS NULL
      AND a.decision IN ('refused', 'withdrawn')
      AND ((a.party = 'guardian' AND st.born_on > $3) OR (a.party = 'child' AND a.way <> 'answering_page'
        AND a.age_band = CASE WHEN st.born_on <= $3 THEN 'from_14' ELSE 'under_14' END))
      AND NOT EXISTS (SELECT b.act_no FROM consent_act b
        WHERE b.student_id = a.student_id AND b.purpose = a.purpose AND b.party = a.party
          AND b.taken_back_at_ms IS NULL AND b.act_no > a.act_no)
  )
)
