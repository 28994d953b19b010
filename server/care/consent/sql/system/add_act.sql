-- An act that came through a guardian's link.
-- $1 BIGINT student_id
-- $2 BIGINT act_no
-- $3 TEXT purpose
-- $4 TEXT party
-- $5 BIGINT guardian_no
-- $6 TEXT decision
-- $7 TEXT age_band
-- $8 BIGINT text_version
-- $9 TEXT text_hash
-- $10 BIGINT now_ms
INSERT INTO consent_act (student_id, act_no, purpose, party, guardian_no, decision, age_band, text_version, text_hash,
  lawful_basis, way, at_ms, changed_at_ms)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, 'consent', 'link', $10, $10)
