-- Whether the caller sees this clock.
-- $2 TEXT clock_ref
SELECT 1 AS found FROM visible_clock vc WHERE vc.clock_ref = $2
