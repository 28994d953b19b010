-- The child begins, or says no.
-- $2 BIGINT act_no
-- $3 TEXT decision
-- $4 TEXT age_band
-- $5 BIGINT text_version
-- $6 TEXT text_hash
-- $7 BIGINT now_ms
INSERT INTO consent_act (student_id, act_no, purpose, party, decision, age_band, text_version, text_hash, lawful_basis,
  way, at_ms, changed_at_ms)
VALUES ($1, $2, 'screening', 'child', $3, $4, $5, $6, 'consent', 'answering_page', $7, $7)
