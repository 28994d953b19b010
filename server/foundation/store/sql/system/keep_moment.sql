-- Moments up to here may be used; the answer is the furthest bound of any server of this store.
-- $1 BIGINT bound_ms
UPDATE kept_moment SET kept_to_ms = CASE WHEN kept_to_ms > $1 THEN kept_to_ms ELSE $1 END
WHERE kept_moment_no = 1
RETURNING kept_to_ms
