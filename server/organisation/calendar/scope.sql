-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.

-- The calendar's spans that the caller may end, those of the own unit. Reading is everybody's.
-- class none; key (unit_id, span_no); roles psychology_teacher, school_leader, county_officer, city_officer
visible_own_calendar AS (
  SELECT s.unit_id, s.span_no
  FROM caller_post p JOIN calendar_span s ON s.unit_id = p.unit_id
  WHERE p.role IN ('psychology_teacher', 'school_leader', 'county_officer', 'city_officer')
)
