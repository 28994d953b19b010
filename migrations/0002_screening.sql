-- Instruments, campaigns, class sessions, answer sheets, scores, alerts.

CREATE TABLE instrument_version (
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  definition TEXT NOT NULL,
  published_at_ms BIGINT NOT NULL,
  PRIMARY KEY (instrument_id, version)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE campaign (
  campaign_id BIGINT NOT NULL PRIMARY KEY,
  code TEXT NOT NULL,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  opens_at_ms BIGINT NOT NULL,
  closes_at_ms BIGINT NOT NULL,
  definition TEXT NOT NULL,
  definition_hash TEXT NOT NULL,
  published_at_ms BIGINT NOT NULL,
  recalled_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX campaign_code ON campaign (code);

CREATE TABLE campaign_instrument (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  position BIGINT NOT NULL,
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
-- sqlite:   usage TEXT NOT NULL CHECK (usage = 'asked' OR usage = 'follow_up'),
  usage TEXT NOT NULL CHECK (usage IN ('asked', 'follow_up')),
  PRIMARY KEY (campaign_id, position)
-- sqlite: ) WITHOUT ROWID;
);

-- Which classes take part; counts are brought up to date by the completion worker.
CREATE TABLE campaign_class (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  expected BIGINT NOT NULL,
  started BIGINT NOT NULL,
  finished BIGINT NOT NULL,
  counted_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, class_unit_id)
-- sqlite: ) WITHOUT ROWID;
);

-- Who is asked, in which class at that time. The sheet's counter of devices lives here.
CREATE TABLE campaign_member (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  class_unit_id BIGINT NOT NULL,
  seat_no BIGINT,
-- sqlite:   consent TEXT NOT NULL CHECK (consent = 'given' OR consent = 'refused' OR consent = 'silent'),
  consent TEXT NOT NULL CHECK (consent IN ('given', 'refused', 'silent')),
  PRIMARY KEY (student_id, campaign_id)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX campaign_member_class ON campaign_member (campaign_id, class_unit_id, student_id);

-- Digests of access codes and personal cards: how a child is found without a name.
CREATE TABLE answerer_look_up (
  look_up_digest BYTEA NOT NULL PRIMARY KEY,
  student_id BIGINT NOT NULL,
  campaign_id BIGINT,
  revoked_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE class_session (
  class_session_id BIGINT NOT NULL PRIMARY KEY,
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  code TEXT NOT NULL,
-- sqlite:   sign_in TEXT NOT NULL CHECK (sign_in = 'code' OR sign_in = 'code_or_seat'),
  sign_in TEXT NOT NULL CHECK (sign_in IN ('code', 'code_or_seat')),
  reachable_account_id BIGINT NOT NULL REFERENCES account (account_id),
  opened_by BIGINT NOT NULL REFERENCES account (account_id),
  opened_at_ms BIGINT NOT NULL,
  ends_at_ms BIGINT NOT NULL,
  closed_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX class_session_code ON class_session (code) WHERE closed_at_ms IS NULL;
CREATE UNIQUE INDEX class_session_open ON class_session (campaign_id, class_unit_id) WHERE closed_at_ms IS NULL;

-- What has been answered so far and is not yet handed in: one row a sheet, and one part for each
-- device, so that a later device never overwrites what it has never seen.
CREATE TABLE answer_draft (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  device_no BIGINT NOT NULL,
  class_session_id BIGINT NOT NULL,
  first_item BIGINT NOT NULL,
  next_item BIGINT NOT NULL,
  save_no BIGINT NOT NULL,
  sealed_answers BYTEA,
  began_at_ms BIGINT NOT NULL,
  saved_at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt, device_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX answer_draft_session ON answer_draft (class_session_id, student_id);

CREATE TABLE answer_sheet (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'submitted' OR state = 'closed_unfinished' OR state = 'declined' OR state = 'read'),
  state TEXT NOT NULL CHECK (state IN ('submitted', 'closed_unfinished', 'declined', 'read')),
  device_no BIGINT NOT NULL,
  class_session_id BIGINT NOT NULL,
  body_mac BYTEA NOT NULL,
  sealed_answers BYTEA NOT NULL,
-- sqlite:   contact_wish TEXT NOT NULL CHECK (contact_wish = 'none' OR contact_wish = 'today' OR contact_wish = 'now'),
  contact_wish TEXT NOT NULL CHECK (contact_wish IN ('none', 'today', 'now')),
-- sqlite:   validity TEXT NOT NULL CHECK (validity = 'valid' OR validity = 'invalid' OR validity = 'unknown'),
  validity TEXT NOT NULL CHECK (validity IN ('valid', 'invalid', 'unknown')),
  validity_flags BIGINT NOT NULL,
  scorer_version TEXT NOT NULL,
  received_at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE score (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  scale TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'scored' OR state = 'prorated' OR state = 'not_scorable'),
  state TEXT NOT NULL CHECK (state IN ('scored', 'prorated', 'not_scorable')),
  value DOUBLE PRECISION,
  band TEXT,
  missing BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt, scale)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE alert (
  student_id BIGINT NOT NULL,
  alert_no BIGINT NOT NULL,
-- sqlite:   tier_rank BIGINT NOT NULL CHECK (tier_rank = 1 OR tier_rank = 2 OR tier_rank = 3),
  tier_rank BIGINT NOT NULL CHECK (tier_rank IN (1, 2, 3)),
  raised_at_ms BIGINT NOT NULL,
  due_at_ms BIGINT NOT NULL,
  closed_at_ms BIGINT,
  PRIMARY KEY (student_id, alert_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX alert_open ON alert (student_id) WHERE closed_at_ms IS NULL;

CREATE TABLE alert_signal (
  student_id BIGINT NOT NULL,
  signal_key TEXT NOT NULL,
  alert_no BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL CHECK (kind = 'rule' OR kind = 'critical_item' OR kind = 'help_button' OR kind = 'contact_wish' OR kind = 'scoring_failed'),
  kind TEXT NOT NULL CHECK (kind IN ('rule', 'critical_item', 'help_button', 'contact_wish', 'scoring_failed')),
  tier_rank BIGINT NOT NULL,
  sealed_grounds BYTEA NOT NULL,
  at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, signal_key)
-- sqlite: ) WITHOUT ROWID;
);

-- How often each score occurred in a campaign: the picture beside an alert where there is no norm.
CREATE TABLE score_distribution (
  campaign_id BIGINT NOT NULL,
  scale TEXT NOT NULL,
  value DOUBLE PRECISION NOT NULL,
  sheets BIGINT NOT NULL,
  counted_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, scale, value)
-- sqlite: ) WITHOUT ROWID;
);
