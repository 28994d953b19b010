-- Consent: texts by purpose, acts of guardians and children, one-time links, counts by class; and what
-- a withdrawal does to a sheet that is being answered.

CREATE TABLE consent_text (
-- sqlite:   purpose TEXT NOT NULL CHECK (purpose = 'screening' OR purpose = 'file' OR purpose = 'hand_over' OR purpose = 'referral'),
  purpose TEXT NOT NULL CHECK (purpose IN ('screening', 'file', 'hand_over', 'referral')),
-- sqlite:   audience TEXT NOT NULL CHECK (audience = 'guardian' OR audience = 'child'),
  audience TEXT NOT NULL CHECK (audience IN ('guardian', 'child')),
  version BIGINT NOT NULL,
  effective_on TEXT NOT NULL,
  title_zh TEXT NOT NULL,
  title_en TEXT NOT NULL,
  body_zh TEXT NOT NULL,
  body_en TEXT NOT NULL,
  content_hash TEXT NOT NULL,
  published_at_ms BIGINT NOT NULL,
  PRIMARY KEY (purpose, audience, version)
-- sqlite: ) WITHOUT ROWID;
);

-- One act each; the latest that was not taken back decides. Silence has no row.
CREATE TABLE consent_act (
  student_id BIGINT NOT NULL,
  act_no BIGINT NOT NULL,
-- sqlite:   purpose TEXT NOT NULL CHECK (purpose = 'screening' OR purpose = 'file' OR purpose = 'hand_over' OR purpose = 'referral'),
  purpose TEXT NOT NULL CHECK (purpose IN ('screening', 'file', 'hand_over', 'referral')),
-- sqlite:   party TEXT NOT NULL CHECK (party = 'guardian' OR party = 'child'),
  party TEXT NOT NULL CHECK (party IN ('guardian', 'child')),
  guardian_no BIGINT,
-- sqlite:   decision TEXT NOT NULL CHECK (decision = 'given' OR decision = 'refused' OR decision = 'withdrawn' OR decision = 'informed'),
  decision TEXT NOT NULL CHECK (decision IN ('given', 'refused', 'withdrawn', 'informed')),
-- sqlite:   age_band TEXT NOT NULL CHECK (age_band = 'under_14' OR age_band = 'from_14'),
  age_band TEXT NOT NULL CHECK (age_band IN ('under_14', 'from_14')),
  text_version BIGINT NOT NULL,
  text_hash TEXT NOT NULL,
-- sqlite:   lawful_basis TEXT NOT NULL CHECK (lawful_basis = 'consent' OR lawful_basis = 'statutory_duty' OR lawful_basis = 'emergency'),
  lawful_basis TEXT NOT NULL CHECK (lawful_basis IN ('consent', 'statutory_duty', 'emergency')),
-- sqlite:   way TEXT NOT NULL CHECK (way = 'link' OR way = 'paper' OR way = 'answering_page'),
  way TEXT NOT NULL CHECK (way IN ('link', 'paper', 'answering_page')),
  entered_by BIGINT,
  batch_id BIGINT,
  at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL,
  taken_back_at_ms BIGINT,
  PRIMARY KEY (student_id, act_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX consent_act_batch ON consent_act (batch_id) WHERE batch_id IS NOT NULL;
CREATE INDEX consent_act_changed ON consent_act (changed_at_ms);
CREATE INDEX consent_act_against ON consent_act (student_id) WHERE decision IN ('refused', 'withdrawn') AND taken_back_at_ms IS NULL;

-- A slip for one guardian of one student. The address is derived from the row's key and stored nowhere.
CREATE TABLE consent_link (
  student_id BIGINT NOT NULL,
  link_no BIGINT NOT NULL,
  guardian_no BIGINT NOT NULL,
-- sqlite:   purpose TEXT NOT NULL CHECK (purpose = 'screening' OR purpose = 'file' OR purpose = 'hand_over' OR purpose = 'referral'),
  purpose TEXT NOT NULL CHECK (purpose IN ('screening', 'file', 'hand_over', 'referral')),
-- sqlite:   age_band TEXT NOT NULL CHECK (age_band = 'under_14' OR age_band = 'from_14'),
  age_band TEXT NOT NULL CHECK (age_band IN ('under_14', 'from_14')),
  made_at_ms BIGINT NOT NULL,
  made_by BIGINT NOT NULL,
  expires_at_ms BIGINT NOT NULL,
  tries_left BIGINT NOT NULL,
  act_no BIGINT,
  revoked_at_ms BIGINT,
  PRIMARY KEY (student_id, link_no)
-- sqlite: ) WITHOUT ROWID;
);

-- How many have answered, given or refused alike: what teachers, leaders and offices see.
CREATE TABLE consent_class (
  class_unit_id BIGINT NOT NULL PRIMARY KEY REFERENCES unit (unit_id),
  enrolled BIGINT NOT NULL,
  returned BIGINT NOT NULL,
  counted_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

-- 'file': the campaign file said it, an override; 'acts': asked at every sign-in.
-- sqlite: ALTER TABLE campaign_member ADD COLUMN consent_source TEXT NOT NULL DEFAULT 'file' CHECK (consent_source = 'file' OR consent_source = 'acts');
ALTER TABLE campaign_member ADD COLUMN consent_source TEXT NOT NULL DEFAULT 'file' CHECK (consent_source IN ('file', 'acts'));
-- sqlite: ALTER TABLE campaign_member ADD COLUMN lawful_basis TEXT NOT NULL DEFAULT 'consent' CHECK (lawful_basis = 'consent' OR lawful_basis = 'statutory_duty' OR lawful_basis = 'emergency');
ALTER TABLE campaign_member ADD COLUMN lawful_basis TEXT NOT NULL DEFAULT 'consent' CHECK (lawful_basis IN ('consent', 'statutory_duty', 'emergency'));
-- What was saved before a withdrawal: kept sealed, never scored, never shown.
ALTER TABLE answer_draft ADD COLUMN withheld_since_ms BIGINT;
