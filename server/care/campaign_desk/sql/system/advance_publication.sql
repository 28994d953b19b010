-- A batch is in. Whoever worked on the same batch beside this one changes no row and begins anew.
-- $1 BIGINT campaign_id
-- $2 BIGINT place
-- $3 BIGINT after_student
-- $4 BIGINT next_place
-- $5 BIGINT next_after_student
-- $6 BIGINT batch
UPDATE campaign_publication SET place = $4, after_student = $5, stored = stored + $6
WHERE campaign_id = $1 AND place = $2 AND after_student = $3 AND filled_at_ms IS NULL
