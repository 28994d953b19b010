-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.

-- What the own unit and those above it have set, with who changed it: whoever may set something sees the whole line.
-- class none; key (setting_version_id); roles psychology_teacher, school_leader, county_officer, city_officer
visible_setting_version AS (
  SELECT s.setting_version_id, s.setting, s.value, s.effective_on, s.reason, s.changed_at_ms, s.withdrawn_at_ms,
    a.name AS changed_by_name, b.name AS confirmed_by_name, w.name AS withdrawn_by_name, u.name AS unit_name, up.depth
  FROM caller_post p JOIN unit_closure up ON up.descendant_id = p.unit_id
    JOIN setting_version s ON s.unit_id = up.ancestor_id JOIN unit u ON u.unit_id = s.unit_id
      JOIN account a ON a.account_id = s.changed_by
    LEFT JOIN account b ON b.account_id = s.confirmed_by LEFT JOIN account w ON w.account_id = s.withdrawn_by
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)

-- Settings of the own unit, which the caller may take back.
-- class none; key (setting_version_id); roles psychology_teacher, school_leader, county_officer, city_officer
visible_own_setting AS (
  SELECT s.setting_version_id, s.unit_id
  FROM caller_post p JOIN setting_version s ON s.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)
