-- What a recall reaches: classes, children who had begun, sheets handed in.
-- $1 BIGINT campaign_id
SELECT COUNT(cc.class_unit_id) AS classes, CAST(COALESCE(SUM(cc.started), 0) AS BIGINT) AS started,
  CAST(COALESCE(SUM(cc.finished), 0) AS BIGINT) AS finished,
  COUNT(CASE WHEN cc.started > 0 THEN 1 END) AS classes_started
FROM campaign_class cc WHERE cc.campaign_id = $1
