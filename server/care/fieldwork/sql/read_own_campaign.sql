-- A campaign that the caller's unit has sent.
-- $2 BIGINT campaign_id
SELECT vo.published_at_ms, COALESCE(vo.recalled_at_ms, 0) AS recalled_at_ms FROM visible_own_campaign vo
  WHERE vo.campaign_id = $2
