-- Sign-in and accounts: a lock that lives in the session, tries counted by who is asked for and from where, a counter of the
-- second factor's own, and what was done to accounts, for whom it concerns.

-- A locked session answers nothing but its unlocking and its end. Input is what a person at the device did last.
ALTER TABLE staff_session ADD COLUMN locked_at_ms BIGINT;
ALTER TABLE staff_session ADD COLUMN input_at_ms BIGINT NOT NULL DEFAULT 0;

-- Tries at a password, counted before they are judged. Both columns are digests: of a login, whether anybody has it or
-- not, and of an address, a known device or a session; an empty place counts all places together.
CREATE TABLE credential_try (
  who BYTEA NOT NULL,
  place BYTEA NOT NULL,
  tries BIGINT NOT NULL,
  wait_until_ms BIGINT NOT NULL,
  last_at_ms BIGINT NOT NULL,
  PRIMARY KEY (who, place)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX credential_try_last ON credential_try (last_at_ms);

-- Only a right factor, or a new one, sets these back.
ALTER TABLE account ADD COLUMN wrong_factors BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN factor_wait_until_ms BIGINT NOT NULL DEFAULT 0;
ALTER TABLE account ADD COLUMN factor_blocked_at_ms BIGINT;

-- What was done to an account, told to its person, to the school and to the auditor. Acts are only added.
CREATE TABLE account_act (
  account_act_id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   act TEXT NOT NULL CHECK (act = 'account_added' OR act = 'post_added' OR act = 'post_ended' OR act = 'password_given' OR act = 'factor_reset' OR act = 'factor_blocked' OR act = 'account_ended'),
  act TEXT NOT NULL CHECK (act IN ('account_added', 'post_added', 'post_ended', 'password_given', 'factor_reset', 'factor_blocked', 'account_ended')),
  done_by BIGINT REFERENCES account (account_id),
  confirmed_by BIGINT REFERENCES account (account_id),
  unit_id BIGINT REFERENCES unit (unit_id),
  role TEXT,
  at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX account_act_account ON account_act (account_id, at_ms);
CREATE INDEX account_act_time ON account_act (at_ms);

-- An act told by mail and telephone, once a person.
CREATE TABLE account_act_message (
  account_act_id BIGINT NOT NULL REFERENCES account_act (account_act_id),
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  tries BIGINT NOT NULL,
  wait_until_ms BIGINT NOT NULL,
  done_at_ms BIGINT,
  PRIMARY KEY (account_act_id, account_id)
-- sqlite: ) WITHOUT ROWID;
);

-- What waits for a second person may be an account's matter too: the same table with more kinds.
CREATE TABLE proposal_of_any_kind (
  proposal_id BIGINT NOT NULL PRIMARY KEY,
  subject TEXT NOT NULL,
  version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  content TEXT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (account_id),
  proposed_at_ms BIGINT NOT NULL,
  settled_by BIGINT REFERENCES account (account_id),
  published_at_ms BIGINT,
  withdrawn_at_ms BIGINT,
  kind TEXT NOT NULL DEFAULT 'instrument',
  unit_id BIGINT REFERENCES unit (unit_id),
  reason TEXT NOT NULL DEFAULT ''
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO proposal_of_any_kind (proposal_id, kind, subject, version, content_hash, content, reason, unit_id, proposed_by, proposed_at_ms, settled_by, published_at_ms, withdrawn_at_ms)
SELECT proposal_id, kind, subject, version, content_hash, content, reason, unit_id, proposed_by, proposed_at_ms, settled_by, published_at_ms, withdrawn_at_ms FROM proposal;
DROP TABLE proposal;
ALTER TABLE proposal_of_any_kind RENAME TO proposal;
CREATE UNIQUE INDEX instrument_proposal_standing ON proposal (subject, version) WHERE withdrawn_at_ms IS NULL;
CREATE INDEX proposal_unit ON proposal (unit_id, proposal_id) WHERE unit_id IS NOT NULL;

-- What kind of store this is: a demonstration is never served over a real one.
CREATE TABLE store_mark (
  mark TEXT NOT NULL PRIMARY KEY,
  marked_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
