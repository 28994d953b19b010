-- Where a person is called.
-- $1 BIGINT account_id
SELECT COALESCE(c.mail_address, '') AS mail_address, COALESCE(c.phone, '') AS phone FROM staff_contact c
  WHERE c.account_id = $1
