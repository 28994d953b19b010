-- Of how many marked pupils nobody has read, and how many there are.
SELECT COUNT(CASE WHEN vo.seen_at_ms IS NULL THEN vo.student_id END) AS unseen, COUNT(vo.student_id) AS marked
  FROM visible_observation vo
