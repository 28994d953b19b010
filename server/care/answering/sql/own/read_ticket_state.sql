-- Why something of a device was not stored: which code holds, whether its seat was released, what its draft is.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- $4 BIGINT device_no
SELECT m.code_no, CASE WHEN EXISTS (SELECT c.claim_no FROM own_seat_claim c
    WHERE c.campaign_id = $2 AND c.attempt = $3 AND c.device_no = $4
      AND (c.released_at_ms IS NOT NULL OR (c.closed_at_ms IS NOT NULL AND d.device_no IS NULL))) THEN 1
      ELSE 0 END AS was_released,
  COALESCE(d.withheld_since_ms, 0) AS withheld_since_ms, COALESCE(d.save_no, 0) AS save_no,
    COALESCE(d.began_at_ms, 0) AS began_at_ms
FROM own_member m LEFT JOIN own_draft d ON d.campaign_id = $2 AND d.attempt = $3 AND d.device_no = $4
WHERE m.campaign_id = $2
