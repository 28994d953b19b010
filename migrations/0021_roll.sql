-- Why a limit on a guardian was set, by whom and when. What was stored before normal forms (platform/normal_text.h) is brought into them once.
ALTER TABLE guardian ADD COLUMN limit_reason TEXT;

ALTER TABLE guardian ADD COLUMN limit_set_by BIGINT;

ALTER TABLE guardian ADD COLUMN limit_set_at_ms BIGINT;

CREATE TABLE roll_upkeep (
  step TEXT NOT NULL PRIMARY KEY,
  done_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
