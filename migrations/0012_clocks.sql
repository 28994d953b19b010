-- Open clocks as counties and the city see them: by pseudonym, with no column that leads to a child.
-- Kept by the server, a second behind the alerts.
CREATE TABLE open_clock (
  clock_ref TEXT NOT NULL PRIMARY KEY,
  school_unit_id BIGINT NOT NULL,
  pseudonym TEXT NOT NULL,
  tier_rank BIGINT NOT NULL,
  raised_at_ms BIGINT NOT NULL,
  due_at_ms BIGINT NOT NULL,
  taken_by BIGINT,
  step_due_at_ms BIGINT,
  escalated_to TEXT,
  unreachable_since_ms BIGINT,
  asked_at_ms BIGINT,
  supported_by BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX open_clock_school ON open_clock (school_unit_id, tier_rank, due_at_ms, clock_ref);
CREATE INDEX open_clock_urgent ON open_clock (tier_rank, due_at_ms, clock_ref);
