-- A student by the keyed digest of an identity or registry number.
-- $1 BYTEA look_up_digest
SELECT l.student_id FROM identifier_look_up l WHERE l.look_up_digest = $1
