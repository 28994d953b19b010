-- Recalls that were undone lately.
-- $1 BIGINT since_ms
SELECT r.campaign_id, r.recalled_at_ms, r.undone_at_ms FROM campaign_recall r WHERE r.undone_at_ms >= $1
  ORDER BY r.campaign_id, r.recalled_at_ms
