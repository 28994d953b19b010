-- Who can be reached when: duty with deputies, leave, the school calendar; the ladder of an alert and
-- whom it has called.

ALTER TABLE duty ADD COLUMN turn BIGINT NOT NULL DEFAULT 1;
-- sqlite: ALTER TABLE duty ADD COLUMN hours TEXT NOT NULL DEFAULT 'always' CHECK (hours = 'always' OR hours = 'school_hours' OR hours = 'off_hours');
ALTER TABLE duty ADD COLUMN hours TEXT NOT NULL DEFAULT 'always' CHECK (hours IN ('always', 'school_hours', 'off_hours'));
ALTER TABLE duty ADD COLUMN ended_at_ms BIGINT;

CREATE TABLE leave_of_absence (
  leave_id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  since_at_ms BIGINT NOT NULL,
  until_at_ms BIGINT NOT NULL,
  told_by BIGINT NOT NULL REFERENCES account (account_id),
  told_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX leave_account ON leave_of_absence (account_id, until_at_ms) WHERE ended_at_ms IS NULL;

-- Where a member of staff is called: never shown to anyone but the person.
CREATE TABLE staff_contact (
  account_id BIGINT NOT NULL PRIMARY KEY REFERENCES account (account_id),
  mail_address TEXT,
  phone TEXT,
  changed_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

-- Days that are not what their weekday says, and exams; the deepest unit that says something holds.
CREATE TABLE calendar_span (
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  span_no BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL CHECK (kind = 'holiday' OR kind = 'school_day' OR kind = 'exam'),
  kind TEXT NOT NULL CHECK (kind IN ('holiday', 'school_day', 'exam')),
  name TEXT NOT NULL,
  since_on TEXT NOT NULL,
  until_on TEXT NOT NULL,
  ended_at_ms BIGINT,
  PRIMARY KEY (unit_id, span_no)
-- sqlite: ) WITHOUT ROWID;
);

-- The ladder: which step comes next and when; nothing is due once somebody has taken the alert on.
ALTER TABLE alert ADD COLUMN round_no BIGINT NOT NULL DEFAULT 1;
ALTER TABLE alert ADD COLUMN step_no BIGINT NOT NULL DEFAULT 0;
ALTER TABLE alert ADD COLUMN round_began_at_ms BIGINT;
ALTER TABLE alert ADD COLUMN step_due_at_ms BIGINT;
ALTER TABLE alert ADD COLUMN taken_at_ms BIGINT;
ALTER TABLE alert ADD COLUMN taken_by BIGINT;
ALTER TABLE alert ADD COLUMN escalated_to TEXT;
UPDATE alert SET step_due_at_ms = raised_at_ms, round_began_at_ms = raised_at_ms WHERE closed_at_ms IS NULL;
CREATE INDEX alert_step_due ON alert (step_due_at_ms, student_id) WHERE step_due_at_ms IS NOT NULL;
CREATE INDEX alert_taken ON alert (taken_by) WHERE taken_by IS NOT NULL;

-- One call of one person at one step. What each channel made of it stands in the outbox.
CREATE TABLE notification (
  student_id BIGINT NOT NULL,
  alert_no BIGINT NOT NULL,
  notification_no BIGINT NOT NULL,
  round_no BIGINT NOT NULL,
  step_no BIGINT NOT NULL,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   rung TEXT NOT NULL CHECK (rung = 'on_duty' OR rung = 'deputies' OR rung = 'leaders' OR rung = 'county' OR rung = 'city'),
  rung TEXT NOT NULL CHECK (rung IN ('on_duty', 'deputies', 'leaders', 'county', 'city')),
  tier_rank BIGINT NOT NULL,
  made_at_ms BIGINT NOT NULL,
  answered_at_ms BIGINT,
  PRIMARY KEY (student_id, alert_no, notification_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX notification_once ON notification (student_id, alert_no, round_no, step_no, account_id);
CREATE INDEX notification_account ON notification (account_id, made_at_ms);

ALTER TABLE outbox ADD COLUMN last_fault TEXT;
ALTER TABLE outbox ADD COLUMN given_up_at_ms BIGINT;
CREATE INDEX outbox_student ON outbox (student_id, event_id);
