-- Instruments that the bureau writes itself: one account proposes, another one publishes.
CREATE TABLE instrument_proposal (
  proposal_id BIGINT NOT NULL PRIMARY KEY,
  instrument_id TEXT NOT NULL,
  version TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  definition TEXT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (account_id),
  proposed_at_ms BIGINT NOT NULL,
  settled_by BIGINT REFERENCES account (account_id),
  published_at_ms BIGINT,
  withdrawn_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX instrument_proposal_standing ON instrument_proposal (instrument_id, version) WHERE withdrawn_at_ms IS NULL;

-- A sheet scored again under another version; what stood before stays where it is.
CREATE TABLE rescored_sheet (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  instrument_id TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  scorer_version TEXT NOT NULL,
  reason TEXT NOT NULL,
  asked_by TEXT NOT NULL,
  rescored_at_ms BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE rescored_score (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  instrument_id TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  scorer_version TEXT NOT NULL,
  scale TEXT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'scored' OR state = 'prorated' OR state = 'not_scorable'),
  state TEXT NOT NULL CHECK (state IN ('scored', 'prorated', 'not_scorable')),
  value DOUBLE PRECISION,
  band TEXT,
  missing BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, attempt, instrument_id, instrument_version, scorer_version, scale)
-- sqlite: ) WITHOUT ROWID;
);
