-- The right password forgets the wrong ones from the same place.
-- $1 BYTEA who
-- $2 BYTEA place
DELETE FROM credential_try WHERE who = $1 AND place = $2
