-- What a bureau may change: settings with an effective date, what waits for a second person, rules of a
-- campaign that is already answered, texts that ask again. Every result names the version that made it.

-- One value from a day on, for a unit and all below it until a lower unit says otherwise. An empty value:
-- the unit has none of its own any more. The number 0 in a result: what the program ships with.
CREATE TABLE setting_version (
  setting_version_id BIGINT NOT NULL PRIMARY KEY,
  unit_id BIGINT NOT NULL REFERENCES unit (unit_id),
  setting TEXT NOT NULL,
  value TEXT NOT NULL,
  effective_on TEXT NOT NULL,
  reason TEXT NOT NULL,
  changed_by BIGINT NOT NULL REFERENCES account (account_id),
  changed_at_ms BIGINT NOT NULL,
  confirmed_by BIGINT REFERENCES account (account_id),
  withdrawn_by BIGINT REFERENCES account (account_id),
  withdrawn_at_ms BIGINT
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX setting_version_unit ON setting_version (unit_id, setting, effective_on);

-- One place for whatever one officer proposes and another one confirms.
ALTER TABLE instrument_proposal RENAME TO proposal;
ALTER TABLE proposal RENAME COLUMN instrument_id TO subject;
ALTER TABLE proposal RENAME COLUMN definition TO content;
-- sqlite: ALTER TABLE proposal ADD COLUMN kind TEXT NOT NULL DEFAULT 'instrument' CHECK (kind = 'instrument' OR kind = 'setting' OR kind = 'campaign' OR kind = 'rules' OR kind = 'consent_text');
ALTER TABLE proposal ADD COLUMN kind TEXT NOT NULL DEFAULT 'instrument' CHECK (kind IN ('instrument', 'setting', 'campaign', 'rules', 'consent_text'));
ALTER TABLE proposal ADD COLUMN unit_id BIGINT REFERENCES unit (unit_id);
ALTER TABLE proposal ADD COLUMN reason TEXT NOT NULL DEFAULT '';
CREATE INDEX proposal_unit ON proposal (unit_id, proposal_id) WHERE unit_id IS NOT NULL;

-- Rules of a published campaign from a moment on. Version 1 is what stands in its definition.
CREATE TABLE campaign_rules (
  campaign_id BIGINT NOT NULL REFERENCES campaign (campaign_id),
  version BIGINT NOT NULL,
  rules TEXT NOT NULL,
  reason TEXT NOT NULL,
  proposed_by BIGINT NOT NULL REFERENCES account (account_id),
  confirmed_by BIGINT NOT NULL REFERENCES account (account_id),
  effective_at_ms BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, version)
-- sqlite: ) WITHOUT ROWID;
);
ALTER TABLE campaign_publication ADD COLUMN confirmed_by BIGINT REFERENCES account (account_id);

-- Which version of a setting made what stands there.
ALTER TABLE campaign_publication ADD COLUMN limits_version BIGINT;
ALTER TABLE campaign_publication ADD COLUMN capacity_version BIGINT;
ALTER TABLE slot_plan ADD COLUMN times_version BIGINT;
ALTER TABLE slot_plan ADD COLUMN capacity_version BIGINT;
ALTER TABLE class_anomaly ADD COLUMN rule_version BIGINT;
ALTER TABLE alert ADD COLUMN clocks_version BIGINT;

-- From this day on a yes to an earlier version counts no longer: the purpose is another one.
ALTER TABLE consent_text ADD COLUMN asks_again_from_on TEXT;
ALTER TABLE consent_text ADD COLUMN published_by BIGINT REFERENCES account (account_id);
ALTER TABLE consent_text ADD COLUMN confirmed_by BIGINT REFERENCES account (account_id);
