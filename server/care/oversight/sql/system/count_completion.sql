-- Completion per campaign and school out of the counts of its classes.
SELECT cc.campaign_id, c.ancestor_id, CAST(SUM(cc.expected) AS BIGINT) AS expected,
  CAST(SUM(cc.started) AS BIGINT) AS started, CAST(SUM(cc.finished) AS BIGINT) AS finished
FROM campaign_class cc JOIN unit_closure c ON c.descendant_id = cc.class_unit_id
  JOIN unit u ON u.unit_id = c.ancestor_id AND u.kind = 'school'
GROUP BY cc.campaign_id, c.ancestor_id
