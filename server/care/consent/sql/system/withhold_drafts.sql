-- What a child has saved and not handed in is set aside from now on.
-- $1 BIGINT student_id
-- $2 BIGINT now_ms
UPDATE answer_draft SET withheld_since_ms = $2
WHERE student_id = $1 AND withheld_since_ms IS NULL
  AND NOT EXISTS (SELECT s.student_id FROM answer_sheet s
    WHERE s.student_id = answer_draft.student_id AND s.campaign_id = answer_draft.campaign_id
    AND s.attempt = answer_draft.attempt AND s.state <> 'closed_unfinished')
