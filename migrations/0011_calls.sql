-- Calls that reach somebody: what a set-back clock must not stop, what the county sees and lends a hand
-- with, and the counts of the boards.

-- An acute call is never behind a hundred that can wait.
ALTER TABLE outbox ADD COLUMN urgency BIGINT NOT NULL DEFAULT 3;
CREATE INDEX outbox_due ON outbox (kind, urgency, wait_until_ms, event_id) WHERE done_at_ms IS NULL AND given_up_at_ms IS NULL;

-- When the ladder last moved: a clock that is behind it has been set back.
ALTER TABLE alert ADD COLUMN ladder_moved_at_ms BIGINT;
ALTER TABLE alert ADD COLUMN unreachable_since_ms BIGINT;
-- Timeliness: the first time that anybody took it on, whoever has it now.
ALTER TABLE alert ADD COLUMN first_taken_at_ms BIGINT;
-- The school that answers for the child, as the ladder found it: what boards count by.
ALTER TABLE alert ADD COLUMN school_unit_id BIGINT;
UPDATE alert SET ladder_moved_at_ms = COALESCE(round_began_at_ms, raised_at_ms), first_taken_at_ms = taken_at_ms,
  school_unit_id = (SELECT e.school_unit_id FROM enrolment e WHERE e.student_id = alert.student_id AND e.until_on IS NULL);
CREATE INDEX alert_ladder_moved ON alert (ladder_moved_at_ms) WHERE step_due_at_ms IS NOT NULL;
CREATE INDEX alert_of_school ON alert (school_unit_id, tier_rank, due_at_ms) WHERE closed_at_ms IS NULL;

-- 请求县区支援 and 支援该校: asked for by the school, or offered by the county.
CREATE TABLE support_request (
  student_id BIGINT NOT NULL,
  alert_no BIGINT NOT NULL,
  request_no BIGINT NOT NULL,
  school_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  asked_by BIGINT NOT NULL REFERENCES account (account_id),
  asked_at_ms BIGINT NOT NULL,
  withdrawn_at_ms BIGINT,
  accepted_by BIGINT REFERENCES account (account_id),
  accepted_at_ms BIGINT,
  PRIMARY KEY (student_id, alert_no, request_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX support_request_open ON support_request (student_id, alert_no) WHERE withdrawn_at_ms IS NULL;
CREATE INDEX support_request_school ON support_request (school_unit_id, asked_at_ms);

-- One person of the county works on one alert as its psychologist, until it is closed or the grant ends.
CREATE TABLE alert_grant (
  student_id BIGINT NOT NULL,
  alert_no BIGINT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  since_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT,
  PRIMARY KEY (student_id, alert_no, account_id)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX alert_grant_account ON alert_grant (account_id) WHERE ended_at_ms IS NULL;

-- Counts of the boards, a few seconds behind: never a sum over children while somebody waits.
CREATE TABLE campaign_school (
  campaign_id BIGINT NOT NULL,
  school_unit_id BIGINT NOT NULL,
  expected BIGINT NOT NULL,
  started BIGINT NOT NULL,
  finished BIGINT NOT NULL,
  counted_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, school_unit_id)
-- sqlite: ) WITHOUT ROWID;
);
CREATE TABLE alert_tally (
  school_unit_id BIGINT NOT NULL PRIMARY KEY,
  raised BIGINT NOT NULL,
  taken_in_time BIGINT NOT NULL,
  taken_late BIGINT NOT NULL,
  escalated BIGINT NOT NULL,
  open BIGINT NOT NULL,
  overdue BIGINT NOT NULL,
  counted_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX campaign_class_counted ON campaign_class (counted_at_ms);
