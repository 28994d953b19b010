-- Grades and classes of a school; a class with the name of its grade.
-- $1 BIGINT school_unit_id
SELECT u.unit_id, u.name, CASE WHEN u.kind = 'class' THEN g.name ELSE '' END AS grade_name
FROM unit_closure c JOIN unit u ON u.unit_id = c.descendant_id LEFT JOIN unit g ON g.unit_id = u.parent_id
WHERE c.ancestor_id = $1 AND u.kind IN ('grade', 'class') AND u.closed_on IS NULL
ORDER BY u.unit_id
