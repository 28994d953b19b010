-- Whether a unit lies at or below another.
-- $1 BIGINT ancestor_id
-- $2 BIGINT descendant_id
SELECT c.depth FROM unit_closure c WHERE c.ancestor_id = $1 AND c.descendant_id = $2
