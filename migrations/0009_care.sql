-- A concern of any adult as a signal, what class teachers observe, interviews at a day and time.

-- The signals anew: one kind more, and which adult raised it. A CHECK cannot be changed in place on both engines.
CREATE TABLE alert_signal_anew (
  student_id BIGINT NOT NULL,
  signal_key TEXT NOT NULL,
  alert_no BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL CHECK (kind = 'rule' OR kind = 'critical_item' OR kind = 'help_button' OR kind = 'contact_wish' OR kind = 'scoring_failed' OR kind = 'manual_concern'),
  kind TEXT NOT NULL CHECK (kind IN ('rule', 'critical_item', 'help_button', 'contact_wish', 'scoring_failed', 'manual_concern')),
  tier_rank BIGINT NOT NULL,
  sealed_grounds BYTEA NOT NULL,
  at_ms BIGINT NOT NULL,
  raised_by BIGINT,
  PRIMARY KEY (student_id, signal_key)
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO alert_signal_anew (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms)
SELECT student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms FROM alert_signal;
DROP TABLE alert_signal;
ALTER TABLE alert_signal_anew RENAME TO alert_signal;
CREATE INDEX alert_signal_raised_by ON alert_signal (raised_by, at_ms) WHERE raised_by IS NOT NULL;

-- A class teacher has looked at a class; who is not among the observations was 无特别.
CREATE TABLE observation_round (
  round_id BIGINT NOT NULL PRIMARY KEY,
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  observed_by BIGINT NOT NULL REFERENCES account (account_id),
  observed_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX observation_round_class ON observation_round (class_unit_id, observed_at_ms);

CREATE TABLE observation (
  student_id BIGINT NOT NULL,
  round_id BIGINT NOT NULL,
-- sqlite:   urgency TEXT NOT NULL CHECK (urgency = 'watch' OR urgency = 'now'),
  urgency TEXT NOT NULL CHECK (urgency IN ('watch', 'now')),
  sealed_words BYTEA NOT NULL,
  PRIMARY KEY (student_id, round_id)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE interview_appointment (
  student_id BIGINT NOT NULL,
  appointment_no BIGINT NOT NULL,
  alert_no BIGINT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  starts_at_ms BIGINT NOT NULL,
  room TEXT NOT NULL,
  made_at_ms BIGINT NOT NULL,
  cancelled_at_ms BIGINT,
  PRIMARY KEY (student_id, appointment_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX interview_appointment_one ON interview_appointment (student_id, alert_no) WHERE cancelled_at_ms IS NULL;
CREATE INDEX interview_appointment_time ON interview_appointment (account_id, starts_at_ms) WHERE cancelled_at_ms IS NULL;
