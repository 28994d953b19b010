-- What a class teacher or a guardian answers about a student: a sheet per informant and instrument,
-- beside the child's and never part of it.

-- 'open': may still be corrected by its author. 'submitted': handed in, a result. 'read': handed in for a
-- student without consent, nothing of it is kept.
CREATE TABLE informant_sheet (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
-- sqlite:   informant TEXT NOT NULL CHECK (informant = 'teacher' OR informant = 'guardian'),
  informant TEXT NOT NULL CHECK (informant IN ('teacher', 'guardian')),
  instrument_id TEXT NOT NULL,
  instrument_version TEXT NOT NULL,
  scorer_version TEXT NOT NULL,
  author BIGINT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'open' OR state = 'submitted' OR state = 'read'),
  state TEXT NOT NULL CHECK (state IN ('open', 'submitted', 'read')),
  sealed_answers BYTEA NOT NULL,
  began_at_ms BIGINT NOT NULL,
  saved_at_ms BIGINT NOT NULL,
  handed_in_at_ms BIGINT,
  PRIMARY KEY (student_id, campaign_id, informant, instrument_id)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE informant_score (
  student_id BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
-- sqlite:   informant TEXT NOT NULL CHECK (informant = 'teacher' OR informant = 'guardian'),
  informant TEXT NOT NULL CHECK (informant IN ('teacher', 'guardian')),
  instrument_id TEXT NOT NULL,
  scale TEXT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'scored' OR state = 'prorated' OR state = 'not_scorable'),
  state TEXT NOT NULL CHECK (state IN ('scored', 'prorated', 'not_scorable')),
  value DOUBLE PRECISION,
  band TEXT,
  missing BIGINT NOT NULL,
  PRIMARY KEY (student_id, campaign_id, informant, instrument_id, scale)
-- sqlite: ) WITHOUT ROWID;
);
