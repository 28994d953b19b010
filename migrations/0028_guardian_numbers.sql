-- The highest number that was given to a guardian who has since left the roll: acts of consent and slips name guardians by their
-- number, so none is given to a second person. 0 where nobody has left yet.
ALTER TABLE student ADD COLUMN guardian_no_last BIGINT NOT NULL DEFAULT 0;
