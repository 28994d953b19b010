-- The slip of the guardian who has shown themselves, with whose it is and what was decided through it.
SELECT gl.purpose, gl.age_band, COALESCE(gl.act_no, 0) AS act_no, gc.name, COALESCE(w.decision, '') AS decision,
  COALESCE(w.at_ms, 0) AS at_ms
FROM guardian_link gl JOIN guardian_child gc ON gc.student_id = gl.student_id
  LEFT JOIN guardian_word w ON w.student_id = gl.student_id AND w.act_no = gl.act_no
