-- A sheet that a psychologist sets aside says why; a retest names the sheet that could not be used, since the first one of a
-- child is not always the first attempt: somebody else's may have come before.
-- sqlite: ALTER TABLE sheet_set_aside ADD COLUMN because TEXT NOT NULL DEFAULT 'other' CHECK (because = 'child_says' OR because = 'somebody_admits' OR because = 'teacher_saw' OR because = 'wrong_seat' OR because = 'other');
ALTER TABLE sheet_set_aside ADD COLUMN because TEXT NOT NULL DEFAULT 'other' CHECK (because IN ('child_says', 'somebody_admits', 'teacher_saw', 'wrong_seat', 'other'));
ALTER TABLE retest ADD COLUMN attempt BIGINT NOT NULL DEFAULT 1;
