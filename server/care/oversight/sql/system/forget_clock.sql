-- The alert is closed.
-- $1 TEXT clock_ref
DELETE FROM open_clock WHERE clock_ref = $1
