-- How many devices have begun this sheet, or may, and how far they came.
-- $2 BIGINT campaign_id
-- $3 BIGINT attempt
-- > BIGINT devices
-- > BIGINT next_item
-- > BIGINT drafts
SELECT CASE WHEN d.devices > c.devices THEN d.devices ELSE c.devices END AS devices, d.next_item, d.devices AS drafts
FROM (SELECT COALESCE(MAX(o.device_no), 0) AS devices,
  COALESCE(MAX(CASE WHEN o.withheld_since_ms IS NULL THEN o.next_item END), 0) AS next_item
    FROM own_draft o WHERE o.campaign_id = $2 AND o.attempt = $3) d,
  (SELECT COALESCE(MAX(s.device_no), 0) AS devices FROM own_seat_claim s WHERE s.campaign_id = $2 AND s.attempt = $3) c
