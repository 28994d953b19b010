-- 学籍辅号 of a student, sealed, with the key that opens it.
-- $1 BIGINT student_id
SELECT i.sealed_number, k.wrapped_key
FROM student_identifier i JOIN student_key k ON k.student_id = i.student_id
WHERE i.student_id = $1 AND i.kind = 'registry_auxiliary' AND i.replaced_at_ms IS NULL AND k.destroyed_at_ms IS NULL
