-- Roles and kinds that grow are rows: a new one is an INSERT in a migration, and no table is made anew for a word
-- (docs/adr/0020). SQLite cannot drop a CHECK: there each table is made anew, for the last time.

CREATE TABLE unit_kind (
  kind TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO unit_kind (kind) VALUES ('city'), ('county'), ('functional_zone'), ('bureau_department'), ('school'),
  ('grade'), ('class'), ('hospital'), ('university');

CREATE TABLE post_role (
  role TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO post_role (role) VALUES ('class_teacher'), ('session_operator'), ('psychology_teacher'),
  ('school_leader'), ('counselling_centre'), ('county_officer'), ('city_officer'), ('auditor'),
  ('system_administrator'), ('security_administrator');

CREATE TABLE signal_kind (
  kind TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO signal_kind (kind) VALUES ('rule'), ('critical_item'), ('help_button'), ('contact_wish'),
  ('scoring_failed'), ('manual_concern');

CREATE TABLE proposal_kind (
  kind TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO proposal_kind (kind) VALUES ('instrument'), ('setting'), ('campaign'), ('rules'), ('consent_text'),
  ('post'), ('credential');

CREATE TABLE account_act_kind (
  act TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO account_act_kind (act) VALUES ('account_added'), ('post_added'), ('post_ended'), ('password_given'),
  ('factor_reset'), ('factor_blocked'), ('account_ended');

CREATE TABLE consent_purpose (
  purpose TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO consent_purpose (purpose) VALUES ('screening'), ('file'), ('hand_over'), ('referral');

CREATE TABLE consent_way (
  way TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO consent_way (way) VALUES ('link'), ('paper'), ('answering_page');

CREATE TABLE informant_kind (
  informant TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO informant_kind (informant) VALUES ('teacher'), ('guardian');

CREATE TABLE recall_reason (
  reason TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO recall_reason (reason) VALUES ('wrong_instrument'), ('wrong_classes'), ('wrong_time'),
  ('consent_missing'), ('other');

CREATE TABLE set_aside_reason (
  reason TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO set_aside_reason (reason) VALUES ('two_children'), ('somebody_else');

CREATE TABLE set_aside_grounds (
  because TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO set_aside_grounds (because) VALUES ('child_says'), ('somebody_admits'), ('teacher_saw'), ('wrong_seat'),
  ('other');

CREATE TABLE calendar_span_kind (
  kind TEXT NOT NULL PRIMARY KEY
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO calendar_span_kind (kind) VALUES ('holiday'), ('school_day'), ('exam');

-- sqlite: CREATE TABLE unit_anew (
-- sqlite:   unit_id BIGINT NOT NULL PRIMARY KEY,
-- sqlite:   parent_id BIGINT REFERENCES unit (unit_id),
-- sqlite:   kind TEXT NOT NULL REFERENCES unit_kind (kind),
-- sqlite:   code TEXT,
-- sqlite:   name TEXT NOT NULL,
-- sqlite:   sort_key TEXT NOT NULL,
-- sqlite:   opened_on TEXT NOT NULL,
-- sqlite:   closed_on TEXT
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO unit_anew (unit_id, parent_id, kind, code, name, sort_key, opened_on, closed_on)
-- sqlite: SELECT unit_id, parent_id, kind, code, name, sort_key, opened_on, closed_on FROM unit;
-- sqlite: DROP TABLE unit;
-- sqlite: ALTER TABLE unit_anew RENAME TO unit;
-- sqlite: CREATE UNIQUE INDEX unit_code ON unit (kind, code) WHERE code IS NOT NULL;
-- sqlite: CREATE INDEX unit_parent ON unit (parent_id, sort_key, unit_id);
ALTER TABLE unit DROP CONSTRAINT unit_kind_check, ADD FOREIGN KEY (kind) REFERENCES unit_kind (kind);

-- sqlite: CREATE TABLE post_anew (
-- sqlite:   post_id BIGINT NOT NULL PRIMARY KEY,
-- sqlite:   account_id BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
-- sqlite:   role TEXT NOT NULL REFERENCES post_role (role),
-- sqlite:   since_on TEXT NOT NULL,
-- sqlite:   until_on TEXT,
-- sqlite:   ended_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO post_anew (post_id, account_id, unit_id, role, since_on, until_on, ended_at_ms)
-- sqlite: SELECT post_id, account_id, unit_id, role, since_on, until_on, ended_at_ms FROM post;
-- sqlite: DROP TABLE post;
-- sqlite: ALTER TABLE post_anew RENAME TO post;
-- sqlite: CREATE INDEX post_account ON post (account_id);
-- sqlite: CREATE INDEX post_unit ON post (unit_id, role);
-- sqlite: CREATE INDEX post_ending ON post (until_on, post_id) WHERE until_on IS NOT NULL AND ended_at_ms IS NULL;
ALTER TABLE post DROP CONSTRAINT post_role_check, ADD FOREIGN KEY (role) REFERENCES post_role (role);

-- sqlite: CREATE TABLE alert_signal_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   signal_key TEXT NOT NULL,
-- sqlite:   alert_no BIGINT NOT NULL,
-- sqlite:   campaign_id BIGINT NOT NULL,
-- sqlite:   attempt BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL REFERENCES signal_kind (kind),
-- sqlite:   tier_rank BIGINT NOT NULL,
-- sqlite:   sealed_grounds BYTEA NOT NULL,
-- sqlite:   at_ms BIGINT NOT NULL,
-- sqlite:   raised_by BIGINT,
-- sqlite:   seen_at_ms BIGINT,
-- sqlite:   PRIMARY KEY (student_id, signal_key)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO alert_signal_anew (student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank,
-- sqlite:   sealed_grounds, at_ms, raised_by, seen_at_ms)
-- sqlite: SELECT student_id, signal_key, alert_no, campaign_id, attempt, kind, tier_rank, sealed_grounds, at_ms,
-- sqlite:   raised_by, seen_at_ms FROM alert_signal;
-- sqlite: DROP TABLE alert_signal;
-- sqlite: ALTER TABLE alert_signal_anew RENAME TO alert_signal;
-- sqlite: CREATE INDEX alert_signal_raised_by ON alert_signal (raised_by, at_ms) WHERE raised_by IS NOT NULL;
ALTER TABLE alert_signal DROP CONSTRAINT alert_signal_anew_kind_check, ADD FOREIGN KEY (kind) REFERENCES signal_kind (kind);

-- sqlite: CREATE TABLE proposal_anew (
-- sqlite:   proposal_id BIGINT NOT NULL PRIMARY KEY,
-- sqlite:   subject TEXT NOT NULL,
-- sqlite:   version TEXT NOT NULL,
-- sqlite:   content_hash TEXT NOT NULL,
-- sqlite:   content TEXT NOT NULL,
-- sqlite:   proposed_by BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   proposed_at_ms BIGINT NOT NULL,
-- sqlite:   settled_by BIGINT REFERENCES account (account_id),
-- sqlite:   published_at_ms BIGINT,
-- sqlite:   withdrawn_at_ms BIGINT,
-- sqlite:   kind TEXT NOT NULL DEFAULT 'instrument' REFERENCES proposal_kind (kind),
-- sqlite:   unit_id BIGINT REFERENCES unit (unit_id),
-- sqlite:   reason TEXT NOT NULL DEFAULT ''
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO proposal_anew (proposal_id, subject, version, content_hash, content, proposed_by,
-- sqlite:   proposed_at_ms, settled_by, published_at_ms, withdrawn_at_ms, kind, unit_id, reason)
-- sqlite: SELECT proposal_id, subject, version, content_hash, content, proposed_by, proposed_at_ms, settled_by,
-- sqlite:   published_at_ms, withdrawn_at_ms, kind, unit_id, reason FROM proposal;
-- sqlite: DROP TABLE proposal;
-- sqlite: ALTER TABLE proposal_anew RENAME TO proposal;
-- sqlite: CREATE UNIQUE INDEX instrument_proposal_standing ON proposal (subject, version) WHERE withdrawn_at_ms IS NULL;
-- sqlite: CREATE INDEX proposal_unit ON proposal (unit_id, proposal_id) WHERE unit_id IS NOT NULL;
ALTER TABLE proposal ADD FOREIGN KEY (kind) REFERENCES proposal_kind (kind);

-- sqlite: CREATE TABLE account_act_anew (
-- sqlite:   account_act_id BIGINT NOT NULL PRIMARY KEY,
-- sqlite:   account_id BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   act TEXT NOT NULL REFERENCES account_act_kind (act),
-- sqlite:   done_by BIGINT REFERENCES account (account_id),
-- sqlite:   confirmed_by BIGINT REFERENCES account (account_id),
-- sqlite:   unit_id BIGINT REFERENCES unit (unit_id),
-- sqlite:   role TEXT,
-- sqlite:   at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO account_act_anew (account_act_id, account_id, act, done_by, confirmed_by, unit_id, role,
-- sqlite:   at_ms)
-- sqlite: SELECT account_act_id, account_id, act, done_by, confirmed_by, unit_id, role, at_ms FROM account_act;
-- sqlite: DROP TABLE account_act;
-- sqlite: ALTER TABLE account_act_anew RENAME TO account_act;
-- sqlite: CREATE INDEX account_act_account ON account_act (account_id, at_ms);
-- sqlite: CREATE INDEX account_act_time ON account_act (at_ms);
ALTER TABLE account_act DROP CONSTRAINT account_act_act_check, ADD FOREIGN KEY (act) REFERENCES account_act_kind (act);

-- sqlite: CREATE TABLE consent_text_anew (
-- sqlite:   purpose TEXT NOT NULL REFERENCES consent_purpose (purpose),
-- sqlite:   audience TEXT NOT NULL CHECK (audience = 'guardian' OR audience = 'child'),
-- sqlite:   version BIGINT NOT NULL,
-- sqlite:   effective_on TEXT NOT NULL,
-- sqlite:   title_zh TEXT NOT NULL,
-- sqlite:   title_en TEXT NOT NULL,
-- sqlite:   body_zh TEXT NOT NULL,
-- sqlite:   body_en TEXT NOT NULL,
-- sqlite:   content_hash TEXT NOT NULL,
-- sqlite:   published_at_ms BIGINT NOT NULL,
-- sqlite:   asks_again_from_on TEXT,
-- sqlite:   published_by BIGINT REFERENCES account (account_id),
-- sqlite:   confirmed_by BIGINT REFERENCES account (account_id),
-- sqlite:   PRIMARY KEY (purpose, audience, version)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO consent_text_anew (purpose, audience, version, effective_on, title_zh, title_en, body_zh,
-- sqlite:   body_en, content_hash, published_at_ms, asks_again_from_on, published_by, confirmed_by)
-- sqlite: SELECT purpose, audience, version, effective_on, title_zh, title_en, body_zh, body_en, content_hash,
-- sqlite:   published_at_ms, asks_again_from_on, published_by, confirmed_by FROM consent_text;
-- sqlite: DROP TABLE consent_text;
-- sqlite: ALTER TABLE consent_text_anew RENAME TO consent_text;
ALTER TABLE consent_text DROP CONSTRAINT consent_text_purpose_check, ADD FOREIGN KEY (purpose) REFERENCES consent_purpose (purpose);

-- sqlite: CREATE TABLE consent_act_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   act_no BIGINT NOT NULL,
-- sqlite:   purpose TEXT NOT NULL REFERENCES consent_purpose (purpose),
-- sqlite:   party TEXT NOT NULL CHECK (party = 'guardian' OR party = 'child'),
-- sqlite:   guardian_no BIGINT,
-- sqlite:   decision TEXT NOT NULL CHECK (decision = 'given' OR decision = 'refused' OR decision = 'withdrawn' OR decision = 'informed'),
-- sqlite:   age_band TEXT NOT NULL CHECK (age_band = 'under_14' OR age_band = 'from_14'),
-- sqlite:   text_version BIGINT NOT NULL,
-- sqlite:   text_hash TEXT NOT NULL,
-- sqlite:   lawful_basis TEXT NOT NULL CHECK (lawful_basis = 'consent' OR lawful_basis = 'statutory_duty' OR lawful_basis = 'emergency'),
-- sqlite:   way TEXT NOT NULL REFERENCES consent_way (way),
-- sqlite:   entered_by BIGINT,
-- sqlite:   batch_id BIGINT,
-- sqlite:   at_ms BIGINT NOT NULL,
-- sqlite:   changed_at_ms BIGINT NOT NULL,
-- sqlite:   taken_back_at_ms BIGINT,
-- sqlite:   PRIMARY KEY (student_id, act_no)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO consent_act_anew (student_id, act_no, purpose, party, guardian_no, decision, age_band,
-- sqlite:   text_version, text_hash, lawful_basis, way, entered_by, batch_id, at_ms, changed_at_ms,
-- sqlite:   taken_back_at_ms)
-- sqlite: SELECT student_id, act_no, purpose, party, guardian_no, decision, age_band, text_version, text_hash,
-- sqlite:   lawful_basis, way, entered_by, batch_id, at_ms, changed_at_ms, taken_back_at_ms FROM consent_act;
-- sqlite: DROP TABLE consent_act;
-- sqlite: ALTER TABLE consent_act_anew RENAME TO consent_act;
-- sqlite: CREATE INDEX consent_act_batch ON consent_act (batch_id) WHERE batch_id IS NOT NULL;
-- sqlite: CREATE INDEX consent_act_changed ON consent_act (changed_at_ms);
-- sqlite: CREATE INDEX consent_act_against ON consent_act (student_id) WHERE decision IN ('refused', 'withdrawn') AND taken_back_at_ms IS NULL;
ALTER TABLE consent_act DROP CONSTRAINT consent_act_purpose_check, ADD FOREIGN KEY (purpose) REFERENCES consent_purpose (purpose), DROP CONSTRAINT consent_act_way_check, ADD FOREIGN KEY (way) REFERENCES consent_way (way);

-- sqlite: CREATE TABLE consent_link_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   link_no BIGINT NOT NULL,
-- sqlite:   guardian_no BIGINT NOT NULL,
-- sqlite:   purpose TEXT NOT NULL REFERENCES consent_purpose (purpose),
-- sqlite:   age_band TEXT NOT NULL CHECK (age_band = 'under_14' OR age_band = 'from_14'),
-- sqlite:   made_at_ms BIGINT NOT NULL,
-- sqlite:   made_by BIGINT NOT NULL,
-- sqlite:   expires_at_ms BIGINT NOT NULL,
-- sqlite:   tries_left BIGINT NOT NULL,
-- sqlite:   act_no BIGINT,
-- sqlite:   revoked_at_ms BIGINT,
-- sqlite:   opened_at_ms BIGINT,
-- sqlite:   made_from TEXT NOT NULL DEFAULT '',
-- sqlite:   opened_from TEXT NOT NULL DEFAULT '',
-- sqlite:   PRIMARY KEY (student_id, link_no)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO consent_link_anew (student_id, link_no, guardian_no, purpose, age_band, made_at_ms, made_by,
-- sqlite:   expires_at_ms, tries_left, act_no, revoked_at_ms, opened_at_ms, made_from, opened_from)
-- sqlite: SELECT student_id, link_no, guardian_no, purpose, age_band, made_at_ms, made_by, expires_at_ms,
-- sqlite:   tries_left, act_no, revoked_at_ms, opened_at_ms, made_from, opened_from FROM consent_link;
-- sqlite: DROP TABLE consent_link;
-- sqlite: ALTER TABLE consent_link_anew RENAME TO consent_link;
ALTER TABLE consent_link DROP CONSTRAINT consent_link_purpose_check, ADD FOREIGN KEY (purpose) REFERENCES consent_purpose (purpose);

-- sqlite: CREATE TABLE informant_sheet_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   campaign_id BIGINT NOT NULL,
-- sqlite:   informant TEXT NOT NULL REFERENCES informant_kind (informant),
-- sqlite:   instrument_id TEXT NOT NULL,
-- sqlite:   instrument_version TEXT NOT NULL,
-- sqlite:   scorer_version TEXT NOT NULL,
-- sqlite:   author BIGINT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'open' OR state = 'submitted' OR state = 'read'),
-- sqlite:   sealed_answers BYTEA NOT NULL,
-- sqlite:   began_at_ms BIGINT NOT NULL,
-- sqlite:   saved_at_ms BIGINT NOT NULL,
-- sqlite:   handed_in_at_ms BIGINT,
-- sqlite:   PRIMARY KEY (student_id, campaign_id, informant, instrument_id)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO informant_sheet_anew (student_id, campaign_id, informant, instrument_id, instrument_version,
-- sqlite:   scorer_version, author, state, sealed_answers, began_at_ms, saved_at_ms, handed_in_at_ms)
-- sqlite: SELECT student_id, campaign_id, informant, instrument_id, instrument_version, scorer_version, author,
-- sqlite:   state, sealed_answers, began_at_ms, saved_at_ms, handed_in_at_ms FROM informant_sheet;
-- sqlite: DROP TABLE informant_sheet;
-- sqlite: ALTER TABLE informant_sheet_anew RENAME TO informant_sheet;
ALTER TABLE informant_sheet DROP CONSTRAINT informant_sheet_informant_check, ADD FOREIGN KEY (informant) REFERENCES informant_kind (informant);

-- Scores follow their sheet, which names the informant.
-- sqlite: CREATE TABLE informant_score_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   campaign_id BIGINT NOT NULL,
-- sqlite:   informant TEXT NOT NULL,
-- sqlite:   instrument_id TEXT NOT NULL,
-- sqlite:   scale TEXT NOT NULL,
-- sqlite:   state TEXT NOT NULL CHECK (state = 'scored' OR state = 'prorated' OR state = 'not_scorable'),
-- sqlite:   value DOUBLE PRECISION,
-- sqlite:   band TEXT,
-- sqlite:   missing BIGINT NOT NULL,
-- sqlite:   PRIMARY KEY (student_id, campaign_id, informant, instrument_id, scale)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO informant_score_anew (student_id, campaign_id, informant, instrument_id, scale, state,
-- sqlite:   value, band, missing)
-- sqlite: SELECT student_id, campaign_id, informant, instrument_id, scale, state, value, band,
-- sqlite:   missing FROM informant_score;
-- sqlite: DROP TABLE informant_score;
-- sqlite: ALTER TABLE informant_score_anew RENAME TO informant_score;
ALTER TABLE informant_score DROP CONSTRAINT informant_score_informant_check;

-- sqlite: CREATE TABLE campaign_recall_anew (
-- sqlite:   campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
-- sqlite:   recalled_at_ms BIGINT NOT NULL,
-- sqlite:   reason TEXT NOT NULL REFERENCES recall_reason (reason),
-- sqlite:   recalled_by BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   undone_at_ms BIGINT,
-- sqlite:   undone_by BIGINT REFERENCES account (account_id),
-- sqlite:   PRIMARY KEY (campaign_id, recalled_at_ms)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO campaign_recall_anew (campaign_id, recalled_at_ms, reason, recalled_by, undone_at_ms,
-- sqlite:   undone_by)
-- sqlite: SELECT campaign_id, recalled_at_ms, reason, recalled_by, undone_at_ms, undone_by FROM campaign_recall;
-- sqlite: DROP TABLE campaign_recall;
-- sqlite: ALTER TABLE campaign_recall_anew RENAME TO campaign_recall;
ALTER TABLE campaign_recall DROP CONSTRAINT campaign_recall_reason_check, ADD FOREIGN KEY (reason) REFERENCES recall_reason (reason);

-- sqlite: CREATE TABLE sheet_set_aside_anew (
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   campaign_id BIGINT NOT NULL,
-- sqlite:   attempt BIGINT NOT NULL,
-- sqlite:   set_aside_by BIGINT NOT NULL REFERENCES account (account_id),
-- sqlite:   set_aside_at_ms BIGINT NOT NULL,
-- sqlite:   reason TEXT NOT NULL DEFAULT 'two_children' REFERENCES set_aside_reason (reason),
-- sqlite:   because TEXT NOT NULL DEFAULT 'other' REFERENCES set_aside_grounds (because),
-- sqlite:   PRIMARY KEY (student_id, campaign_id, attempt)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO sheet_set_aside_anew (student_id, campaign_id, attempt, set_aside_by, set_aside_at_ms,
-- sqlite:   reason, because)
-- sqlite: SELECT student_id, campaign_id, attempt, set_aside_by, set_aside_at_ms, reason,
-- sqlite:   because FROM sheet_set_aside;
-- sqlite: DROP TABLE sheet_set_aside;
-- sqlite: ALTER TABLE sheet_set_aside_anew RENAME TO sheet_set_aside;
ALTER TABLE sheet_set_aside DROP CONSTRAINT sheet_set_aside_reason_check, ADD FOREIGN KEY (reason) REFERENCES set_aside_reason (reason), DROP CONSTRAINT sheet_set_aside_because_check, ADD FOREIGN KEY (because) REFERENCES set_aside_grounds (because);

-- sqlite: CREATE TABLE calendar_span_anew (
-- sqlite:   unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
-- sqlite:   span_no BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL REFERENCES calendar_span_kind (kind),
-- sqlite:   name TEXT NOT NULL,
-- sqlite:   since_on TEXT NOT NULL,
-- sqlite:   until_on TEXT NOT NULL,
-- sqlite:   ended_at_ms BIGINT,
-- sqlite:   PRIMARY KEY (unit_id, span_no)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO calendar_span_anew (unit_id, span_no, kind, name, since_on, until_on, ended_at_ms)
-- sqlite: SELECT unit_id, span_no, kind, name, since_on, until_on, ended_at_ms FROM calendar_span;
-- sqlite: DROP TABLE calendar_span;
-- sqlite: ALTER TABLE calendar_span_anew RENAME TO calendar_span;
ALTER TABLE calendar_span DROP CONSTRAINT calendar_span_kind_check, ADD FOREIGN KEY (kind) REFERENCES calendar_span_kind (kind);

-- The log takes any actor: a look-up for each line would cost every submission, and one place alone writes it.
-- sqlite: CREATE TABLE audit_line_anew (
-- sqlite:   stream_id BIGINT NOT NULL,
-- sqlite:   line_no BIGINT NOT NULL,
-- sqlite:   at_ms BIGINT NOT NULL,
-- sqlite:   actor_kind TEXT NOT NULL,
-- sqlite:   actor_id BIGINT NOT NULL,
-- sqlite:   post_id BIGINT NOT NULL,
-- sqlite:   action TEXT NOT NULL,
-- sqlite:   student_id BIGINT NOT NULL,
-- sqlite:   detail TEXT NOT NULL,
-- sqlite:   mac BYTEA NOT NULL,
-- sqlite:   PRIMARY KEY (stream_id, line_no)
-- sqlite: ) WITHOUT ROWID;
-- sqlite: INSERT INTO audit_line_anew (stream_id, line_no, at_ms, actor_kind, actor_id, post_id, action,
-- sqlite:   student_id, detail, mac)
-- sqlite: SELECT stream_id, line_no, at_ms, actor_kind, actor_id, post_id, action, student_id, detail,
-- sqlite:   mac FROM audit_line;
-- sqlite: DROP TABLE audit_line;
-- sqlite: ALTER TABLE audit_line_anew RENAME TO audit_line;
ALTER TABLE audit_line DROP CONSTRAINT audit_line_actor_kind_check;
