-- Calls that end: a leave says what it handed over, so that it comes back; a long leave of somebody else's entering waits for a second person.

-- The leave by which an alert was handed over, and the round that began with it: while nobody else has had it, it comes back.
ALTER TABLE alert ADD COLUMN handed_over_leave BIGINT;
ALTER TABLE alert ADD COLUMN handed_over_round BIGINT;
CREATE INDEX alert_handed_over ON alert (handed_over_leave) WHERE handed_over_leave IS NOT NULL;

-- A leave that somebody else entered: until when it was asked for (it holds until until_at_ms as long as nobody has confirmed
-- it), who confirmed it, and when the person concerned has heard of it.
CREATE TABLE leave_confirmation (
  leave_id BIGINT NOT NULL PRIMARY KEY,
  asked_until_ms BIGINT NOT NULL,
  confirmed_by BIGINT REFERENCES account (account_id),
  confirmed_at_ms BIGINT,
  heard_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
