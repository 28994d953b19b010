-- A second factor that was stopped waits to be told to the security administrators above it.
-- $1 BIGINT since_ms
-- $2 BIGINT now_ms
INSERT INTO account_act_message (account_act_id, account_id, tries, wait_until_ms)
SELECT DISTINCT k.account_act_id, s.account_id, 0, $2
FROM account_act k JOIN post w ON w.account_id = k.account_id AND w.ended_at_ms IS NULL
  JOIN unit_closure c ON c.descendant_id = w.unit_id
  JOIN post s ON s.unit_id = c.ancestor_id AND s.role = 'security_administrator' AND s.ended_at_ms IS NULL
    AND s.account_id <> k.account_id
WHERE k.at_ms >= $1 AND k.act = 'factor_blocked'
  AND NOT EXISTS (SELECT m.account_act_id FROM account_act_message m
    WHERE m.account_act_id = k.account_act_id AND m.account_id = s.account_id)
ON CONFLICT DO NOTHING
