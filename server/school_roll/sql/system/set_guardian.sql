-- A guardian as the roll gives it; limits that the school set are kept.
-- $1 BIGINT student_id
-- $2 BIGINT guardian_no
-- $3 TEXT relation
-- $4 TEXT guardianship
-- $5 BYTEA sealed_contact
INSERT INTO guardian (student_id, guardian_no, relation, guardianship, sealed_contact, custody_limit) VALUES ($1, $2, $3, $4, $5, 'none')
ON CONFLICT (student_id, guardian_no) DO UPDATE SET relation = excluded.relation, guardianship = excluded.guardianship, sealed_contact = excluded.sealed_contact
