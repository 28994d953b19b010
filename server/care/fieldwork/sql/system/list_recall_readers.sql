-- Which staff have opened something of a campaign since it was published: from the audit, by name; alerts only for whom
-- alerts are for.
-- $1 BIGINT campaign_id
-- $2 BIGINT since_ms
-- $3 TEXT detail_begins
-- $4 BIGINT with_alerts
-- > BIGINT last_at_ms
SELECT a.name, l.action, COUNT(l.line_no) AS lines, MAX(l.at_ms) AS last_at_ms
FROM audit_line l JOIN account a ON a.account_id = l.actor_id
WHERE l.actor_kind = 'staff' AND l.at_ms >= $2
  AND (($4 = 1 AND l.action IN ('readAlert', 'openItemAnswers') AND EXISTS (
      SELECT g.student_id FROM alert_signal g WHERE g.student_id = l.student_id AND g.campaign_id = $1))
    OR (l.action IN ('printAccessSlips', 'readClassDay', 'listUnfinished', 'enterPaperSheet')
      AND substr(l.detail, 1, length($3)) = $3 AND substr(l.detail, length($3) + 1, 1) IN ('', ' ', ':')))
GROUP BY a.account_id, a.name, l.action
ORDER BY a.name, l.action
LIMIT 500
