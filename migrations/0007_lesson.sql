-- The day on which a school answers: codes given anew, why a child was away, recalls, sheets of paper,
-- sheets that two children shared.

-- Which of a child's codes holds, and which attempt counts: a sheet that was set aside is followed by the next.
ALTER TABLE campaign_member ADD COLUMN code_no BIGINT NOT NULL DEFAULT 1;
ALTER TABLE campaign_member ADD COLUMN attempt_no BIGINT NOT NULL DEFAULT 1;
-- Neutral on purpose: nothing about health has a place here.
-- sqlite: ALTER TABLE campaign_member ADD COLUMN away_because TEXT CHECK (away_because = 'leave' OR away_because = 'moved' OR away_because = 'device' OR away_because = 'other');
ALTER TABLE campaign_member ADD COLUMN away_because TEXT CHECK (away_because IN ('leave', 'moved', 'device', 'other'));

-- sqlite: ALTER TABLE answer_sheet ADD COLUMN entry_mode TEXT NOT NULL DEFAULT 'device' CHECK (entry_mode = 'device' OR entry_mode = 'paper' OR entry_mode = 'assisted');
ALTER TABLE answer_sheet ADD COLUMN entry_mode TEXT NOT NULL DEFAULT 'device' CHECK (entry_mode IN ('device', 'paper', 'assisted'));

CREATE TABLE campaign_recall (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  recalled_at_ms BIGINT NOT NULL,
-- sqlite:   reason TEXT NOT NULL CHECK (reason = 'wrong_instrument' OR reason = 'wrong_classes' OR reason = 'wrong_time' OR reason = 'consent_missing' OR reason = 'other'),
  reason TEXT NOT NULL CHECK (reason IN ('wrong_instrument', 'wrong_classes', 'wrong_time', 'consent_missing', 'other')),
  recalled_by BIGINT NOT NULL REFERENCES account (account_id),
  undone_at_ms BIGINT,
  undone_by BIGINT REFERENCES account (account_id),
  PRIMARY KEY (campaign_id, recalled_at_ms)
-- sqlite: ) WITHOUT ROWID;
);

-- A sheet on which two children answered: kept, and never read as this child's result.
CREATE TABLE sheet_set_aside (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  set_aside_by BIGINT NOT NULL REFERENCES account (account_id),
  set_aside_at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt)
-- sqlite: ) WITHOUT ROWID;
);

-- A sheet of paper is typed twice; both stand until they agree.
CREATE TABLE paper_entry (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
-- sqlite:   entry_no BIGINT NOT NULL CHECK (entry_no = 1 OR entry_no = 2),
  entry_no BIGINT NOT NULL CHECK (entry_no IN (1, 2)),
-- sqlite:   entry_mode TEXT NOT NULL CHECK (entry_mode = 'paper' OR entry_mode = 'assisted'),
  entry_mode TEXT NOT NULL CHECK (entry_mode IN ('paper', 'assisted')),
  sealed_answers BYTEA NOT NULL,
  entered_by BIGINT NOT NULL REFERENCES account (account_id),
  entered_at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt, entry_no)
-- sqlite: ) WITHOUT ROWID;
);

-- An operator whom the psychologist has named for the typing of one campaign.
CREATE TABLE paper_helper (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  school_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  named_by BIGINT NOT NULL REFERENCES account (account_id),
  named_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT,
  PRIMARY KEY (campaign_id, school_unit_id, account_id)
-- sqlite: ) WITHOUT ROWID;
);
