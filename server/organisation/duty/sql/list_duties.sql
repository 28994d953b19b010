-- The roster of the caller's unit, by turn.
SELECT vd.duty_id, vd.account_id, vd.name, vd.turn, vd.hours, vd.since_on, COALESCE(vd.until_on, '') AS until_on
FROM visible_duty vd
WHERE vd.ended_at_ms IS NULL AND (vd.until_on IS NULL OR vd.until_on >= $today)
ORDER BY vd.turn, vd.duty_id
