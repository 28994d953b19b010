-- Whether this store was made as a demonstration, and whether anything is in it.
-- > BIGINT rows
SELECT COALESCE((SELECT MAX(m.marked_at_ms) FROM store_mark m WHERE m.mark = 'demonstration'), 0) AS marked_at_ms,
  (SELECT COUNT(u.unit_id) FROM unit u) + (SELECT COUNT(a.account_id) FROM account a) AS rows
