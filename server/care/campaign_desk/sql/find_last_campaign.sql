-- The last campaign that was answered below the caller's unit.
SELECT vc.campaign_id FROM visible_class_completion vc
WHERE vc.finished > 0
GROUP BY vc.campaign_id
ORDER BY vc.campaign_id DESC
LIMIT 1
