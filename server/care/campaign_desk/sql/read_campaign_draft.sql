-- One draft.
-- $2 BIGINT draft_id
SELECT vd.steps, vd.version, COALESCE(vd.campaign_id, 0) AS campaign_id, vd.changed_at_ms, vd.changed_by_name,
  vd.unit_id FROM visible_campaign_draft vd WHERE vd.draft_id = $2
