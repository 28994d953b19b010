-- What a recall reaches: classes, children who had begun, sheets handed in.
-- $1 BIGINT campaign_id
SELECT COUNT(cc.class_unit_id), CAST(COALESCE(SUM(cc.started), 0) AS BIGINT), CAST(COALESCE(SUM(cc.finished), 0) AS BIGINT),
  COUNT(CASE WHEN cc.started > 0 THEN 1 END)
FROM campaign_class cc WHERE cc.campaign_id = $1
