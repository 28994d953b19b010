-- Adults on duty for the caller's unit.
SELECT va.account_id, va.name FROM visible_reachable_adult va ORDER BY va.account_id
