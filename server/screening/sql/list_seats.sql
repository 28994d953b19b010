-- Seats of a session: absent, started or finished, and nothing else.
-- $2 BIGINT class_session_id
SELECT vs.seat_no, vs.name, vs.state FROM visible_seat vs WHERE vs.class_session_id = $2 ORDER BY vs.seat_no NULLS LAST, vs.student_id
