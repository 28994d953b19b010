-- Sealed numbers of a portion of students, but those of citizens, which had one form from the first day.
-- $1 BIGINT after_student
-- $2 BIGINT last_student
SELECT i.student_id, i.kind, i.sealed_number, k.wrapped_key
FROM student_identifier i JOIN student_key k ON k.student_id = i.student_id AND k.destroyed_at_ms IS NULL
WHERE i.student_id > $1 AND i.student_id <= $2 AND i.kind <> 'citizen_id'
