-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: staff_contact leave_of_absence duty leave_confirmation

-- Colleagues who can be put on duty: whoever has a post in the caller's unit or below it.
-- class staff_only; key (account_id); roles psychology_teacher, school_leader, counselling_centre, county_officer
visible_colleague AS (
  SELECT DISTINCT a.account_id, a.name
  FROM caller_unit cu JOIN post p ON p.unit_id = cu.unit_id AND p.ended_at_ms IS NULL
    JOIN account a ON a.account_id = p.account_id AND a.ended_at_ms IS NULL
  WHERE cu.role IN ('psychology_teacher', 'school_leader') OR (cu.role IN ('counselling_centre', 'county_officer')
    AND cu.depth = 0)
)

-- The roster of the caller's own unit.
-- class staff_only; key (duty_id); roles psychology_teacher, school_leader, counselling_centre, county_officer
visible_duty AS (
  SELECT d.duty_id, d.unit_id, d.account_id, d.turn, d.hours, d.since_on, d.until_on, d.ended_at_ms, a.name
  FROM caller_post p JOIN duty d ON d.unit_id = p.unit_id
    JOIN account a ON a.account_id = d.account_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'counselling_centre', 'county_officer')
)

-- Where the caller is called: shown to nobody else.
-- class staff_only; key (account_id); roles everybody (own)
visible_my_contact AS (
  SELECT c.account_id, c.mail_address, c.phone
  FROM caller_post p JOIN staff_contact c ON c.account_id = p.account_id
)

-- When colleagues are away.
-- class staff_only; key (leave_id); roles psychology_teacher, school_leader, counselling_centre, county_officer
visible_leave AS (
  SELECT l.leave_id, l.account_id, l.since_at_ms, l.until_at_ms, l.ended_at_ms, l.told_by, vc.name
  FROM visible_colleague vc JOIN leave_of_absence l ON l.account_id = vc.account_id
)

-- What a leave that somebody else entered still waits for.
-- class staff_only; key (leave_id); roles psychology_teacher, school_leader, counselling_centre, county_officer
visible_leave_confirmation AS (
  SELECT k.leave_id, k.asked_until_ms, k.confirmed_at_ms, vl.account_id
  FROM visible_leave vl JOIN leave_confirmation k ON k.leave_id = vl.leave_id
)

-- The caller's own leave, whoever entered it.
-- class staff_only; key (leave_id); roles everybody (own)
visible_my_leave AS (
  SELECT l.leave_id, l.account_id, l.since_at_ms, l.until_at_ms, l.ended_at_ms, l.told_by, t.name AS told_by_name
  FROM caller_post p JOIN leave_of_absence l ON l.account_id = p.account_id
    JOIN account t ON t.account_id = l.told_by
)

-- Whether somebody has confirmed the caller's own leave.
-- class staff_only; key (leave_id); roles everybody (own)
visible_my_leave_confirmation AS (
  SELECT k.leave_id, k.asked_until_ms, k.confirmed_at_ms, k.heard_at_ms
  FROM visible_my_leave vm JOIN leave_confirmation k ON k.leave_id = vm.leave_id
)
