-- Messages about accounts that are due, with where their people are called.
-- $1 BIGINT now_ms
-- $2 BIGINT rows_max
SELECT m.account_act_id, m.account_id, m.tries, k.act, COALESCE(c.mail_address, '') AS mail_address,
  COALESCE(c.phone, '') AS phone, k.account_id AS act_account_id
FROM account_act_message m JOIN account_act k ON k.account_act_id = m.account_act_id LEFT
  JOIN staff_contact c ON c.account_id = m.account_id
WHERE m.done_at_ms IS NULL AND m.tries < 5 AND m.wait_until_ms <= $1
ORDER BY m.account_act_id, m.account_id LIMIT $2
