-- A version of a text is immutable: publishing it again changes nothing.
-- $1 TEXT purpose
-- $2 TEXT audience
-- $3 BIGINT version
-- $4 TEXT effective_on
-- $5 TEXT title_zh
-- $6 TEXT title_en
-- $7 TEXT body_zh
-- $8 TEXT body_en
-- $9 TEXT content_hash
-- $10 BIGINT now_ms
-- $11 TEXT NULL asks_again_from_on
-- $12 BIGINT NULL published_by
-- $13 BIGINT NULL confirmed_by
INSERT INTO consent_text (purpose, audience, version, effective_on, title_zh, title_en, body_zh, body_en, content_hash,
  published_at_ms, asks_again_from_on, published_by, confirmed_by)
VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
ON CONFLICT DO NOTHING
