-- A unit of a code at or below the caller's. An office chooses whole schools: a campaign for one class, or for a
-- handful of children, would let it watch these few.
-- $2 TEXT code
SELECT vp.unit_id FROM visible_population_unit vp WHERE vp.code = $2
