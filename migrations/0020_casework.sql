-- Which marked pupils a psychologist of the school has read about: what nobody has, stays at the top.
ALTER TABLE observation ADD COLUMN seen_at_ms BIGINT;
ALTER TABLE observation ADD COLUMN seen_by BIGINT REFERENCES account (account_id);
