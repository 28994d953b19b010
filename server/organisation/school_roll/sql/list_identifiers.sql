-- Sealed numbers of a student.
-- $2 BIGINT student_id
SELECT vi.kind, vi.sealed_number, k.wrapped_key
FROM visible_identifier vi JOIN visible_student_key k ON k.student_id = vi.student_id
WHERE vi.student_id = $2
