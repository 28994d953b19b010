-- A slip for one guardian who may be asked.
-- $2 BIGINT student_id
-- $3 BIGINT guardian_no
-- $4 TEXT age_band
-- $5 BIGINT now_ms
-- $6 BIGINT made_by
-- $7 BIGINT expires_at_ms
-- $8 BIGINT tries_left
-- $9 TEXT made_from
INSERT INTO consent_link (student_id, link_no, guardian_no, purpose, age_band, made_at_ms, made_by, expires_at_ms,
  tries_left, made_from)
SELECT vg.student_id, COALESCE((SELECT MAX(vl.link_no) FROM visible_consent_link vl
  WHERE vl.student_id = vg.student_id), 0) + 1, vg.guardian_no, 'screening', $4, $5, $6, $7, $8, $9
FROM visible_guardian vg
WHERE vg.student_id = $2 AND vg.guardian_no = $3 AND vg.guardianship = 'guardian' AND vg.custody_limit = 'none'
  AND vg.do_not_inform_since_ms IS NULL
