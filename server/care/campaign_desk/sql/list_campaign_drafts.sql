-- Drafts of the caller's unit that are not published yet, and the ones published last.
-- $2 BIGINT rows_max
SELECT vd.draft_id, vd.title, vd.version, vd.changed_at_ms, vd.changed_by_name,
  COALESCE(vd.campaign_id, 0) AS campaign_id
FROM visible_campaign_draft vd
ORDER BY CASE WHEN vd.campaign_id IS NULL THEN 0 ELSE 1 END, vd.draft_id DESC
LIMIT $2
