-- What a guardian says through the slip; for whom, for what and at which age stands on it.
-- $4 BIGINT act_no
-- $5 TEXT decision
-- $6 BIGINT text_version
-- $7 TEXT text_hash
-- $8 BIGINT now_ms
INSERT INTO consent_act (student_id, act_no, purpose, party, guardian_no, decision, age_band, text_version, text_hash,
  lawful_basis, way, at_ms, changed_at_ms)
SELECT gl.student_id, $4, gl.purpose, 'guardian', gl.guardian_no, $5, gl.age_band, $6, $7, 'consent', 'link', $8, $8
FROM guardian_link gl
