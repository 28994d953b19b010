-- Operators of the school.
SELECT vo.account_id, vo.name FROM visible_operator vo ORDER BY vo.name, vo.account_id
