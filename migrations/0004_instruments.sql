-- Licences of instruments, retests, and what a finished class session looked like.

-- Words that the bureau loaded under a licence of its own. They made the version of this row.
CREATE TABLE instrument_text (
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  file_hash TEXT NOT NULL,
  licence_holder TEXT NOT NULL,
  licence_statement TEXT NOT NULL,
  loaded_by_name TEXT NOT NULL,
  loaded_at_ms BIGINT NOT NULL,
  PRIMARY KEY (instrument_id, version)
-- sqlite: ) WITHOUT ROWID;
);

-- Who answers for the use of a pack: one signs, another one confirms. Signed for exactly this content.
CREATE TABLE instrument_check (
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  statement TEXT NOT NULL,
  signed_by_name TEXT NOT NULL,
  signed_by BIGINT REFERENCES account (account_id),
  signed_on TEXT NOT NULL,
  signed_at_ms BIGINT NOT NULL,
  confirmed_by_name TEXT,
  confirmed_by BIGINT REFERENCES account (account_id),
  confirmed_at_ms BIGINT,
  PRIMARY KEY (instrument_id, version)
-- sqlite: ) WITHOUT ROWID;
);

-- A sheet that cannot be used opens one retest; released by the psychologist, it is the second attempt.
CREATE TABLE retest (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  opened_at_ms BIGINT NOT NULL,
  released_at_ms BIGINT,
  released_by BIGINT REFERENCES account (account_id),
  PRIMARY KEY (student_id, campaign_id)
-- sqlite: ) WITHOUT ROWID;
);

ALTER TABLE class_session ADD COLUMN judged_at_ms BIGINT;
UPDATE class_session SET judged_at_ms = closed_at_ms WHERE closed_at_ms IS NOT NULL;

-- A room whose sheets look alike or were done in a rush: counts, no children.
CREATE TABLE class_anomaly (
  class_session_id BIGINT NOT NULL PRIMARY KEY,
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  sheets BIGINT NOT NULL,
  alike BIGINT NOT NULL,
  hurried BIGINT NOT NULL,
  slowest_ms BIGINT NOT NULL,
  found_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX class_anomaly_unit ON class_anomaly (class_unit_id, found_at_ms);
