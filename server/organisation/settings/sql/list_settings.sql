-- Every version that the caller's unit and those above it have set, the newest first.
SELECT vs.setting_version_id, vs.setting, vs.value, vs.effective_on, vs.reason, vs.changed_at_ms, vs.changed_by_name,
  COALESCE(vs.confirmed_by_name, '') AS confirmed_by_name,
  COALESCE(vs.withdrawn_by_name, '') AS withdrawn_by_name, vs.unit_name, vs.depth,
    COALESCE(vs.withdrawn_at_ms, 0) AS withdrawn_at_ms
FROM visible_setting_version vs
ORDER BY vs.effective_on DESC, vs.setting_version_id DESC
