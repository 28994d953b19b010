-- What a guardian says through the slip; for whom, for what and at which age stands on it.
-- $5 BIGINT act_no
-- $6 TEXT decision
-- $7 BIGINT text_version
-- $8 TEXT text_hash
-- $9 BIGINT now_ms
INSERT INTO consent_act (student_id, act_no, purpose, party, guardian_no, decision, age_band, text_version, text_hash,
  lawful_basis, way, at_ms, changed_at_ms)
SELECT gl.student_id, $5, gl.purpose, 'guardian', gl.guardian_no, $6, gl.age_band, $7, $8, 'consent', 'link', $9, $9
FROM guardian_link gl
