-- Every version of every text: they are few, and kept in memory.
SELECT t.purpose, t.audience, t.version, t.effective_on, t.title_zh, t.title_en, t.body_zh, t.body_en, t.content_hash,
  COALESCE(t.asks_again_from_on, '') AS asks_again_from_on, t.published_at_ms
FROM consent_text t ORDER BY t.purpose, t.audience, t.version
