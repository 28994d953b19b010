-- Name and number for calls of one person.
-- $1 BIGINT account_id
SELECT a.name, COALESCE(c.phone, '') AS phone FROM account a LEFT JOIN staff_contact c ON c.account_id = a.account_id
  WHERE a.account_id = $1 AND a.ended_at_ms IS NULL
