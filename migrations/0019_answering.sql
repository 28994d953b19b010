-- Who sits where in a computer room, what a psychologist sets aside as not the child's, and what became of a slip.

-- A seat that a device has claimed in a class session; a device that comes back has a later claim. The device number is
-- given once the child has shown that the seat is theirs.
CREATE TABLE seat_claim (
  student_id BIGINT NOT NULL,
  class_session_id BIGINT NOT NULL,
  claim_no BIGINT NOT NULL,
  campaign_id BIGINT NOT NULL,
  attempt BIGINT NOT NULL,
  seat_no BIGINT NOT NULL,
  device_mark TEXT NOT NULL,
  device_no BIGINT,
  tries_left BIGINT NOT NULL,
  claimed_at_ms BIGINT NOT NULL,
  proved_at_ms BIGINT,
  released_at_ms BIGINT,
  released_by BIGINT REFERENCES account (account_id),
  PRIMARY KEY (student_id, class_session_id, claim_no)
-- sqlite: ) WITHOUT ROWID;
);
CREATE INDEX seat_claim_session ON seat_claim (class_session_id, seat_no);

-- sqlite: ALTER TABLE sheet_set_aside ADD COLUMN reason TEXT NOT NULL DEFAULT 'two_children' CHECK (reason = 'two_children' OR reason = 'somebody_else');
ALTER TABLE sheet_set_aside ADD COLUMN reason TEXT NOT NULL DEFAULT 'two_children' CHECK (reason IN ('two_children', 'somebody_else'));

-- When a family opened its slip; and the slip that was printed in its place.
ALTER TABLE consent_link ADD COLUMN opened_at_ms BIGINT;
