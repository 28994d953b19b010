-- A sheet that cannot be used opens the one retest. Of a sheet that somebody else answered it was none.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT now_ms
INSERT INTO retest (student_id, campaign_id, attempt, opened_at_ms) VALUES ($1, $2, $3, $4)
ON CONFLICT (student_id, campaign_id) DO UPDATE
SET attempt = excluded.attempt, opened_at_ms = excluded.opened_at_ms, released_at_ms = NULL, released_by = NULL
WHERE EXISTS (SELECT a.attempt FROM own_set_aside a
  WHERE a.campaign_id = retest.campaign_id AND a.attempt = retest.attempt)
