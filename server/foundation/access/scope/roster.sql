-- Classes 1 and 2, and what a grant opens: what several slices read about who a student is.
-- protected: student student_key student_identifier identifier_look_up enrolment student_responsibility student_reader
-- protected: guardian

-- Class 2, roster. School posts see through student_reader, which ends in the second of a hand-over; a class teacher
-- sees the class as long as the school may read.
-- class 2 roster; key (student_id); roles psychology_teacher, school_leader, class_teacher
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
-- class 1 identity; key (student_id); roles psychology_teacher, class_teacher
visible_identity AS (
  SELECT vs.student_id, st.born_on, st.attributes
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN student st ON st.student_id = vs.student_id
)

-- Who the guardians are and how to reach them.
-- class 1 identity; key (student_id, guardian_no); roles psychology_teacher, class_teacher
visible_guardian AS (
  SELECT g.student_id, g.guardian_no, g.relation, g.guardianship, g.sealed_contact, g.custody_limit,
    g.do_not_inform_since_ms
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN guardian g ON g.student_id = vs.student_id
)

-- The alerts that the county's person was put on, with where the child is now: as long as that lies below the post's
-- unit.
-- class 8 alert; key (student_id, alert_no); roles counselling_centre (granted)
caller_grant AS (
  SELECT g.student_id, g.alert_no, p.account_id, e.school_unit_id, e.class_unit_id, e.seat_no
  FROM caller_post p JOIN alert_grant g ON p.role = 'counselling_centre' AND g.account_id = p.account_id
    AND g.unit_id = p.unit_id AND g.ended_at_ms IS NULL
    JOIN alert a ON a.student_id = g.student_id AND a.alert_no = g.alert_no AND a.closed_at_ms IS NULL
    JOIN enrolment e ON e.student_id = g.student_id AND e.until_on IS NULL
    JOIN unit_closure u ON u.ancestor_id = p.unit_id AND u.descendant_id = e.school_unit_id
)

-- The wrapped data key travels with whatever sealed value the caller may open.
-- class 1 identity; key (student_id); roles psychology_teacher, class_teacher, counselling_centre (granted)
visible_student_key AS (
  SELECT k.student_id, k.wrapped_key
  FROM caller_post p JOIN visible_student vs ON p.role IN ('psychology_teacher', 'class_teacher')
    JOIN student_key k ON k.student_id = vs.student_id
  UNION ALL
  SELECT k.student_id, k.wrapped_key
  FROM caller_grant g JOIN student_key k ON k.student_id = g.student_id
)
