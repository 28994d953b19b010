-- Scores of the child's own valid sheets of other campaigns, the newest first: what a change is measured against.
-- $2 BIGINT campaign_id
SELECT sc.scale, sc.value FROM own_last_score sc WHERE sc.campaign_id <> $2 ORDER BY sc.received_at_ms DESC
