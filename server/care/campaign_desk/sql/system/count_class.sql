-- Brings the counts of one class up to date. Whose retest was released has finished and stays so: a count that
-- goes down by one would tell of a sheet that could not be used.
-- $1 BIGINT campaign_id
-- $2 BIGINT class_unit_id
-- $3 BIGINT now_ms
UPDATE campaign_class SET counted_at_ms = $3,
  started = (SELECT COUNT(m.student_id) FROM campaign_member m
    WHERE m.campaign_id = $1 AND m.class_unit_id = $2
      AND (EXISTS (SELECT d.student_id FROM answer_draft d
        WHERE d.student_id = m.student_id AND d.campaign_id = m.campaign_id AND d.attempt = m.attempt_no)
        OR EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
          AND r.released_at_ms IS NOT NULL))),
  finished = (SELECT COUNT(m.student_id) FROM campaign_member m
    WHERE m.campaign_id = $1 AND m.class_unit_id = $2
      AND (EXISTS (SELECT s.student_id FROM answer_sheet s
        WHERE s.student_id = m.student_id AND s.campaign_id = m.campaign_id AND s.attempt = m.attempt_no
        AND s.state <> 'closed_unfinished')
        OR EXISTS (SELECT r.student_id FROM retest r WHERE r.student_id = m.student_id AND r.campaign_id = m.campaign_id
          AND r.released_at_ms IS NOT NULL)))
WHERE campaign_id = $1 AND class_unit_id = $2
