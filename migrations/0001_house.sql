-- Units, school roll, staff, audit, outbox. One text for both engines: see docs/adr/0003.
-- Instants are BIGINT ..._at_ms (UTC), days are TEXT 'YYYY-MM-DD', states are TEXT with CHECK.

CREATE TABLE number_series (
  series TEXT NOT NULL PRIMARY KEY,
  last_number BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE unit (
  unit_id BIGINT NOT NULL PRIMARY KEY,
  parent_id BIGINT REFERENCES unit (unit_id),
-- sqlite:   kind TEXT NOT NULL CHECK (kind = 'city' OR kind = 'county' OR kind = 'functional_zone' OR kind = 'bureau_department' OR kind = 'school' OR kind = 'grade' OR kind = 'class' OR kind = 'hospital' OR kind = 'university'),
  kind TEXT NOT NULL CHECK (kind IN ('city', 'county', 'functional_zone', 'bureau_department', 'school', 'grade', 'class', 'hospital', 'university')),
  code TEXT,
  name TEXT NOT NULL,
  sort_key TEXT NOT NULL,
  opened_on TEXT NOT NULL,
  closed_on TEXT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX unit_code ON unit (kind, code) WHERE code IS NOT NULL;
CREATE INDEX unit_parent ON unit (parent_id, sort_key, unit_id);

CREATE TABLE unit_closure (
  ancestor_id BIGINT NOT NULL REFERENCES unit (unit_id),
  descendant_id BIGINT NOT NULL REFERENCES unit (unit_id),
  depth BIGINT NOT NULL,
  PRIMARY KEY (ancestor_id, descendant_id)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX unit_closure_descendant ON unit_closure (descendant_id, depth);

CREATE TABLE school_attribute (
  unit_id BIGINT NOT NULL PRIMARY KEY REFERENCES unit (unit_id),
  stages TEXT NOT NULL,
-- sqlite:   ownership TEXT NOT NULL CHECK (ownership = 'public' OR ownership = 'private'),
  ownership TEXT NOT NULL CHECK (ownership IN ('public', 'private')),
-- sqlite:   independent_legal_person TEXT NOT NULL CHECK (independent_legal_person = 'yes' OR independent_legal_person = 'no'),
  independent_legal_person TEXT NOT NULL CHECK (independent_legal_person IN ('yes', 'no')),
-- sqlite:   boarding TEXT NOT NULL CHECK (boarding = 'yes' OR boarding = 'no'),
  boarding TEXT NOT NULL CHECK (boarding IN ('yes', 'no')),
-- sqlite:   city_run TEXT NOT NULL CHECK (city_run = 'yes' OR city_run = 'no')
  city_run TEXT NOT NULL CHECK (city_run IN ('yes', 'no'))
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE student (
  student_id BIGINT NOT NULL PRIMARY KEY,
  name TEXT NOT NULL,
  name_sort_key TEXT NOT NULL,
-- sqlite:   sex TEXT NOT NULL CHECK (sex = 'male' OR sex = 'female' OR sex = 'unknown'),
  sex TEXT NOT NULL CHECK (sex IN ('male', 'female', 'unknown')),
  born_on TEXT NOT NULL,
  attributes TEXT NOT NULL,
  row_digest BYTEA NOT NULL,
  added_at_ms BIGINT NOT NULL,
  changed_at_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE student_key (
  student_id BIGINT NOT NULL PRIMARY KEY,
  wrapped_key BYTEA,
  made_at_ms BIGINT NOT NULL,
  destroyed_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE student_identifier (
  student_id BIGINT NOT NULL,
-- sqlite:   kind TEXT NOT NULL CHECK (kind = 'citizen_id' OR kind = 'other_id' OR kind = 'registry_number' OR kind = 'registry_auxiliary'),
  kind TEXT NOT NULL CHECK (kind IN ('citizen_id', 'other_id', 'registry_number', 'registry_auxiliary')),
  identifier_no BIGINT NOT NULL,
  look_up_digest BYTEA NOT NULL,
  sealed_number BYTEA NOT NULL,
  since_at_ms BIGINT NOT NULL,
  replaced_at_ms BIGINT,
  PRIMARY KEY (student_id, kind, identifier_no)
-- sqlite: ) WITHOUT ROWID;
);

-- The look-up has no student first: it is how a student is found. On Citus it is a reference table.
CREATE TABLE identifier_look_up (
  look_up_digest BYTEA NOT NULL PRIMARY KEY,
  student_id BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE enrolment (
  student_id BIGINT NOT NULL,
  enrolment_no BIGINT NOT NULL,
  school_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  class_unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  seat_no BIGINT,
-- sqlite:   boarding TEXT NOT NULL CHECK (boarding = 'day' OR boarding = 'boarding' OR boarding = 'other'),
  boarding TEXT NOT NULL CHECK (boarding IN ('day', 'boarding', 'other')),
  entered_on TEXT NOT NULL,
  since_on TEXT NOT NULL,
  until_on TEXT,
  PRIMARY KEY (student_id, enrolment_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX enrolment_current ON enrolment (student_id) WHERE until_on IS NULL;
CREATE INDEX enrolment_class ON enrolment (class_unit_id, seat_no, student_id) WHERE until_on IS NULL;

CREATE TABLE student_responsibility (
  student_id BIGINT NOT NULL,
  responsibility_no BIGINT NOT NULL,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  since_at_ms BIGINT NOT NULL,
  until_at_ms BIGINT,
  PRIMARY KEY (student_id, responsibility_no)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE student_reader (
  student_id BIGINT NOT NULL,
  reader_no BIGINT NOT NULL,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  since_at_ms BIGINT NOT NULL,
  until_at_ms BIGINT,
  PRIMARY KEY (student_id, reader_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX student_reader_unit ON student_reader (unit_id, student_id) WHERE until_at_ms IS NULL;

CREATE TABLE guardian (
  student_id BIGINT NOT NULL,
  guardian_no BIGINT NOT NULL,
  relation TEXT NOT NULL,
-- sqlite:   guardianship TEXT NOT NULL CHECK (guardianship = 'guardian' OR guardianship = 'relative'),
  guardianship TEXT NOT NULL CHECK (guardianship IN ('guardian', 'relative')),
  sealed_contact BYTEA NOT NULL,
-- sqlite:   custody_limit TEXT NOT NULL CHECK (custody_limit = 'none' OR custody_limit = 'limited' OR custody_limit = 'no_contact'),
  custody_limit TEXT NOT NULL CHECK (custody_limit IN ('none', 'limited', 'no_contact')),
  do_not_inform_since_ms BIGINT,
  PRIMARY KEY (student_id, guardian_no)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE account (
  account_id BIGINT NOT NULL PRIMARY KEY,
  login TEXT NOT NULL,
  name TEXT NOT NULL,
  password_verifier TEXT NOT NULL,
  sealed_totp_secret BYTEA,
  totp_confirmed_at_ms BIGINT,
  totp_last_step BIGINT NOT NULL,
  wrong_passwords BIGINT NOT NULL,
  wait_until_ms BIGINT NOT NULL,
  added_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX account_login ON account (login);

CREATE TABLE post (
  post_id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
-- sqlite:   role TEXT NOT NULL CHECK (role = 'class_teacher' OR role = 'session_operator' OR role = 'psychology_teacher' OR role = 'school_leader' OR role = 'counselling_centre' OR role = 'county_officer' OR role = 'city_officer'
-- sqlite:     OR role = 'auditor' OR role = 'system_administrator' OR role = 'security_administrator'),
  role TEXT NOT NULL CHECK (role IN ('class_teacher', 'session_operator', 'psychology_teacher', 'school_leader', 'counselling_centre', 'county_officer', 'city_officer', 'auditor', 'system_administrator', 'security_administrator')),
  since_on TEXT NOT NULL,
  until_on TEXT,
  ended_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX post_account ON post (account_id);
CREATE INDEX post_unit ON post (unit_id, role);

CREATE TABLE staff_session (
  context_id BIGINT NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  post_id BIGINT REFERENCES post (post_id),
  token_digest BYTEA NOT NULL,
-- sqlite:   step TEXT NOT NULL CHECK (step = 'second_factor' OR step = 'second_factor_enrolment' OR step = 'choose_post' OR step = 'working'),
  step TEXT NOT NULL CHECK (step IN ('second_factor', 'second_factor_enrolment', 'choose_post', 'working')),
  began_at_ms BIGINT NOT NULL,
  used_at_ms BIGINT NOT NULL,
  expires_at_ms BIGINT NOT NULL,
  ended_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE UNIQUE INDEX staff_session_token ON staff_session (token_digest) WHERE ended_at_ms IS NULL;
CREATE INDEX staff_session_account ON staff_session (account_id) WHERE ended_at_ms IS NULL;

CREATE TABLE duty (
  duty_id BIGINT NOT NULL PRIMARY KEY,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  account_id BIGINT NOT NULL REFERENCES account (account_id),
  since_on TEXT NOT NULL,
  until_on TEXT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX duty_unit ON duty (unit_id, account_id);

CREATE TABLE audit_stream (
  stream_id BIGINT NOT NULL PRIMARY KEY,
  process_id BIGINT NOT NULL,
  opened_at_ms BIGINT NOT NULL,
  opening_mac BYTEA NOT NULL
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE audit_line (
  stream_id BIGINT NOT NULL,
  line_no BIGINT NOT NULL,
  at_ms BIGINT NOT NULL,
-- sqlite:   actor_kind TEXT NOT NULL CHECK (actor_kind = 'staff' OR actor_kind = 'student' OR actor_kind = 'system'),
  actor_kind TEXT NOT NULL CHECK (actor_kind IN ('staff', 'student', 'system')),
  actor_id BIGINT NOT NULL,
  post_id BIGINT NOT NULL,
  action TEXT NOT NULL,
  student_id BIGINT NOT NULL,
  detail TEXT NOT NULL,
  mac BYTEA NOT NULL,
  PRIMARY KEY (stream_id, line_no)
-- sqlite: ) WITHOUT ROWID;
);

CREATE TABLE outbox (
  event_id BIGINT NOT NULL PRIMARY KEY,
  student_id BIGINT NOT NULL,
  kind TEXT NOT NULL,
  subject TEXT NOT NULL,
  at_ms BIGINT NOT NULL,
  claimed_at_ms BIGINT,
  claimed_by BIGINT,
  done_at_ms BIGINT,
  attempts BIGINT NOT NULL,
  wait_until_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX outbox_waiting ON outbox (wait_until_ms, event_id) WHERE done_at_ms IS NULL;
