-- Where the caller is called.
-- $2 TEXT mail_address
-- $3 TEXT phone
-- $4 BIGINT now_ms
INSERT INTO staff_contact (account_id, mail_address, phone, changed_at_ms)
SELECT cp.account_id, CASE WHEN $2 = '' THEN NULL ELSE $2 END, CASE WHEN $3 = '' THEN NULL ELSE $3 END, $4
FROM caller_post cp
WHERE cp.account_id > 0
ON CONFLICT (account_id) DO UPDATE SET mail_address = excluded.mail_address, phone = excluded.phone,
  changed_at_ms = excluded.changed_at_ms
