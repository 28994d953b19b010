-- What the child itself said last, at this age, to a text that still counts.
-- $2 TEXT age_band
-- $3 BIGINT text_version_min
SELECT a.decision FROM own_consent_act a
WHERE a.purpose = 'screening' AND a.party = 'child' AND a.age_band = $2 AND a.text_version >= $3
  AND a.taken_back_at_ms IS NULL
ORDER BY a.act_no DESC
LIMIT 1
