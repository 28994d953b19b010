-- Tries of long ago count no longer.
-- $1 BIGINT before_ms
DELETE FROM credential_try WHERE last_at_ms < $1
