-- Codes of the open schools below a unit.
-- $1 BIGINT unit_id
SELECT u.code FROM unit_closure c JOIN unit u ON u.unit_id = c.descendant_id
WHERE c.ancestor_id = $1 AND u.kind = 'school' AND u.closed_on IS NULL
