-- Where a person is called.
-- $1 BIGINT account_id
SELECT COALESCE(c.mail_address, ''), COALESCE(c.phone, '') FROM staff_contact c WHERE c.account_id = $1
