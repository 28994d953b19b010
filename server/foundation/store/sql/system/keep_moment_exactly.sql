-- The last server of this store stops in order: the bound is what was used.
-- $1 BIGINT used_ms
-- $2 BIGINT bound_ms
UPDATE kept_moment SET kept_to_ms = $1 WHERE kept_moment_no = 1 AND kept_to_ms = $2
