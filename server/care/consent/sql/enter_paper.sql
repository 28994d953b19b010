-- One slip on paper, entered for a child of a class of the caller's.
-- $2 BIGINT student_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT act_no
-- $5 TEXT party
-- $6 TEXT decision
-- $7 TEXT age_band
-- $8 BIGINT text_version
-- $9 TEXT text_hash
-- $10 BIGINT entered_by
-- $11 BIGINT batch_id
-- $12 BIGINT now_ms
-- $13 BIGINT NULL taken_back_at_ms
INSERT INTO consent_act (student_id, act_no, purpose, party, decision, age_band, text_version, text_hash, lawful_basis,
  way, entered_by, batch_id, at_ms, changed_at_ms, taken_back_at_ms)
SELECT vi.student_id, $4, 'screening', $5, $6, $7, $8, $9, 'consent', 'paper', $10, $11, $12, $12, $13
FROM visible_identity vi JOIN visible_student vs ON vs.student_id = vi.student_id
WHERE vi.student_id = $2 AND vs.class_unit_id = $3
