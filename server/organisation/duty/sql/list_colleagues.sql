-- Who can be put on duty.
SELECT vc.account_id, vc.name FROM visible_colleague vc ORDER BY vc.account_id
