-- Pupils whom class teachers have marked, newest first, a page by key: those that nobody has read about, or all.
-- $2 TEXT which
-- $3 BIGINT before_ms
-- $4 BIGINT before_round
-- $5 BIGINT before_student
-- $6 BIGINT rows_max
SELECT vo.student_id, vo.urgency, vo.sealed_words, vo.observed_at_ms, vo.observer, k.wrapped_key, vo.round_id, vo.name,
  u.name AS class_name, COALESCE(vo.seen_at_ms, 0) AS seen_at_ms, COALESCE(vo.seen_by_name, '') AS seen_by_name
FROM visible_observation vo JOIN visible_student_key k ON k.student_id = vo.student_id
  JOIN unit u ON u.unit_id = vo.class_unit_id
WHERE ($2 = 'all' OR vo.seen_at_ms IS NULL) AND (vo.observed_at_ms, vo.round_id, vo.student_id) < ($3, $4, $5)
ORDER BY vo.observed_at_ms DESC, vo.round_id DESC, vo.student_id DESC
LIMIT $6
