-- Slots of the caller's classes are cleared before others are put in.
-- $2 BIGINT campaign_id
-- through visible_class_slot (campaign_id, class_unit_id)
DELETE FROM class_slot
WHERE campaign_id = $2
