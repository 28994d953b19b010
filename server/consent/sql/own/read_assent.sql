-- What the child itself said last, at this age.
-- $2 TEXT age_band
SELECT a.decision FROM own_consent_act a
WHERE a.purpose = 'screening' AND a.party = 'child' AND a.age_band = $2 AND a.taken_back_at_ms IS NULL
ORDER BY a.act_no DESC
LIMIT 1
