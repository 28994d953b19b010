-- One more (1) or one fewer (-1) student in a class.
-- $1 BIGINT class_unit_id
-- $2 BIGINT by
INSERT INTO class_population (class_unit_id, students) VALUES ($1, $2)
ON CONFLICT (class_unit_id) DO UPDATE SET students = class_population.students + EXCLUDED.students
