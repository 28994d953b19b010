-- By what every account is known, in the order in which they were added.
SELECT a.account_id, a.login, a.name FROM account a ORDER BY a.account_id
