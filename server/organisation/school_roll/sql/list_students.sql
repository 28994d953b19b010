-- Students by class and seat, a page by key; narrowed to a class or to a part of a name (NameSought in school_roll.h)
-- when asked.
-- $2 BIGINT after_class
-- $3 BIGINT after_seat
-- $4 BIGINT after_student
-- $5 BIGINT class_unit_id
-- $6 TEXT part
-- $7 TEXT part_in_small_letters
-- $8 BIGINT rows_max
SELECT vs.student_id, vs.name, vs.sex, vs.class_unit_id, u.name AS class_name, COALESCE(vs.seat_no, 0) AS seat_no
FROM visible_student vs JOIN unit u ON u.unit_id = vs.class_unit_id
WHERE (vs.class_unit_id, COALESCE(vs.seat_no, 0), vs.student_id) > ($2, $3, $4)
  AND ($5 = 0 OR vs.class_unit_id = $5)
  AND ($6 = '' OR REPLACE(REPLACE(REPLACE(REPLACE(vs.name, '·', ''), ' ', ''), '-', ''), $6,
    '') <> REPLACE(REPLACE(REPLACE(vs.name, '·', ''), ' ', ''), '-', '')
    OR REPLACE(LOWER(REPLACE(REPLACE(REPLACE(vs.name, '·', ''), ' ', ''), '-', '')), $7,
      '') <> LOWER(REPLACE(REPLACE(REPLACE(vs.name, '·', ''), ' ', ''), '-', '')))
ORDER BY vs.class_unit_id, COALESCE(vs.seat_no, 0), vs.student_id
LIMIT $8
