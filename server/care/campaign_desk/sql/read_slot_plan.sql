-- Whether the caller's own school has chosen.
-- $2 BIGINT campaign_id
SELECT sp.chosen_at_ms FROM caller_post cp JOIN visible_slot_plan sp ON sp.school_unit_id = cp.unit_id
  WHERE sp.campaign_id = $2
