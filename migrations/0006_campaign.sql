-- Campaigns made on the page: drafts, publishing in batches, and when each class answers.

CREATE TABLE campaign_draft (
  draft_id BIGINT NOT NULL PRIMARY KEY,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  title TEXT NOT NULL,
  steps TEXT NOT NULL,
  version BIGINT NOT NULL,
  made_by BIGINT NOT NULL REFERENCES account (account_id),
  changed_by BIGINT NOT NULL REFERENCES account (account_id),
  changed_at_ms BIGINT NOT NULL,
  campaign_id BIGINT,
  deleted_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX campaign_draft_unit ON campaign_draft (unit_id, draft_id);

-- How far a campaign is filled with its students: a million of them are put in by batches, and the
-- campaign opens when the last is in. (place, after_student) is where the next batch begins.
CREATE TABLE campaign_publication (
  campaign_id BIGINT NOT NULL PRIMARY KEY REFERENCES campaign (campaign_id),
  published_by BIGINT REFERENCES account (account_id),
  rules_reason TEXT,
  expected BIGINT NOT NULL,
  stored BIGINT NOT NULL,
  place BIGINT NOT NULL,
  after_student BIGINT NOT NULL,
  began_at_ms BIGINT NOT NULL,
  filled_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);

-- A school has said when its classes answer; without a row it has not.
CREATE TABLE slot_plan (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  school_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  chosen_by BIGINT NOT NULL REFERENCES account (account_id),
  chosen_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, school_unit_id)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE class_slot (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  begins_at_ms BIGINT NOT NULL,
  ends_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, class_unit_id)
-- sqlite: ) WITHOUT ROWID;
);
