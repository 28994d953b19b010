-- Whoever voices a concern is told that somebody is on it by what happened to the concern, never by what the
-- child's alert was before: when the school's psychologist has opened the alert with it in it.
ALTER TABLE alert_signal ADD COLUMN seen_at_ms BIGINT;
