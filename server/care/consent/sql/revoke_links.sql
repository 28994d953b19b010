-- A slip is printed anew: the one before opens nothing any more.
-- $2 BIGINT student_id
-- $3 BIGINT guardian_no
-- $4 BIGINT now_ms
-- through visible_consent_link (student_id, link_no)
UPDATE consent_link
SET revoked_at_ms = $4
WHERE student_id = $2 AND guardian_no = $3 AND purpose = 'screening' AND revoked_at_ms IS NULL
