-- Attributes of a school: the filters of every denominator.
-- $1 BIGINT unit_id
-- $2 TEXT stages
-- $3 TEXT ownership
-- $4 TEXT independent_legal_person
-- $5 TEXT boarding
-- $6 TEXT city_run
INSERT INTO school_attribute (unit_id, stages, ownership, independent_legal_person, boarding, city_run)
  VALUES ($1, $2, $3, $4, $5, $6)
ON CONFLICT (unit_id) DO UPDATE SET stages = excluded.stages, ownership = excluded.ownership,
  independent_legal_person = excluded.independent_legal_person, boarding = excluded.boarding,
    city_run = excluded.city_run
WHERE school_attribute.stages <> excluded.stages OR school_attribute.ownership <> excluded.ownership
  OR school_attribute.independent_legal_person <> excluded.independent_legal_person
  OR school_attribute.boarding <> excluded.boarding OR school_attribute.city_run <> excluded.city_run
