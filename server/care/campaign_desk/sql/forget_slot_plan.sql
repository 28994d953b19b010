-- The choice is taken back.
-- $2 BIGINT campaign_id
-- $3 BIGINT school_unit_id
-- through visible_slot_plan (campaign_id, school_unit_id)
DELETE FROM slot_plan
WHERE campaign_id = $2 AND school_unit_id = $3
