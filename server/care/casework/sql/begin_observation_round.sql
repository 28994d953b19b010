-- A class teacher has looked at a class.
-- $2 BIGINT round_id
-- $3 BIGINT class_unit_id
-- $4 BIGINT now_ms
INSERT INTO observation_round (round_id, class_unit_id, observed_by, observed_at_ms)
SELECT $2, vu.unit_id, cp.account_id, $4
FROM caller_post cp JOIN visible_unit vu ON vu.unit_id = $3 AND vu.kind = 'class'
