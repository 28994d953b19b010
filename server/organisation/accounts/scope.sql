-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: credential_try account_act account_act_message

-- Accounts of the security administrator: whoever has, or had, a post below.
-- class staff_only; key (account_id); roles security_administrator
visible_account AS (
  SELECT a.account_id, a.login, a.name, CASE WHEN a.password_given_at_ms IS NULL THEN 0 ELSE 1 END AS password_given,
    CASE WHEN a.totp_confirmed_at_ms IS NULL THEN 0 ELSE 1 END AS second_factor, CASE WHEN a.ended_at_ms IS NULL THEN 0
      ELSE 1 END AS ended
  FROM caller_post cp JOIN account a ON cp.role = 'security_administrator' AND EXISTS (
    SELECT p.post_id FROM post p JOIN unit_closure c ON c.descendant_id = p.unit_id
    WHERE p.account_id = a.account_id AND c.ancestor_id = cp.unit_id)
)

-- Of these the ones whose every post lies below, but the own: whoever could give a stranger's account a new password
-- could sign in as somebody with wider rights.
-- class staff_only; key (account_id); roles security_administrator
visible_managed_account AS (
  SELECT va.account_id
  FROM caller_post cp JOIN visible_account va ON va.account_id <> cp.account_id AND NOT EXISTS (
    SELECT p.post_id FROM post p
    WHERE p.account_id = va.account_id AND p.ended_at_ms IS NULL AND NOT EXISTS (
      SELECT c.descendant_id FROM unit_closure c WHERE c.descendant_id = p.unit_id AND c.ancestor_id = cp.unit_id))
)

-- What was done to accounts: to one's own, and to those of the school, its classes or the own office; the auditor sees
-- all.
-- class staff_only; key (account_act_id); roles everybody (own), auditor, school_leader, psychology_teacher,
-- security_administrator, counselling_centre, county_officer, city_officer
visible_account_act AS (
  SELECT k.account_act_id, k.act, k.at_ms, COALESCE(k.role, '') AS role, a.login, a.name AS account_name,
    COALESCE(d.name, '') AS done_by_name, COALESCE(c.name, '') AS confirmed_by_name, COALESCE(u.name, '') AS unit_name,
      CASE WHEN k.account_id = p.account_id THEN 1 ELSE 0 END AS own
  FROM caller_post p JOIN account_act k ON k.account_id = p.account_id OR p.role = 'auditor'
      OR (p.role IN ('school_leader', 'psychology_teacher', 'security_administrator') AND EXISTS (
        SELECT w.post_id FROM post w JOIN unit_closure x ON x.descendant_id = w.unit_id
          WHERE w.account_id = k.account_id AND x.ancestor_id = p.unit_id))
      OR (p.role IN ('counselling_centre', 'county_officer', 'city_officer')
        AND EXISTS (SELECT w.post_id FROM post w WHERE w.account_id = k.account_id AND w.unit_id = p.unit_id))
    JOIN account a ON a.account_id = k.account_id LEFT JOIN account d ON d.account_id = k.done_by
      LEFT JOIN account c ON c.account_id = k.confirmed_by
    LEFT JOIN unit u ON u.unit_id = k.unit_id
)

-- Posts below the security administrator.
-- class staff_only; key (post_id); roles security_administrator
visible_post AS (
  SELECT p.post_id, p.account_id, p.unit_id, p.role, p.since_on, p.until_on, u.name AS unit_name
  FROM caller_unit cu JOIN post p ON p.unit_id = cu.unit_id AND p.ended_at_ms IS NULL
    JOIN unit u ON u.unit_id = p.unit_id
  WHERE cu.role = 'security_administrator'
)
