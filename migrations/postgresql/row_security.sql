-- The second line behind the scopes (ADR 8): a statement that got past the build and the
-- compiler still meets rows of reachable students only. The connection says for each statement what
-- it is (rongxin.reach) and for whom (rongxin.bound); nothing said means no row.
-- Coarser than the scope on purpose: which depth of sight a role has stands in the scopes alone.

-- Students below the caller's post. As the owner, because the tables that it reads are guarded too.
CREATE OR REPLACE FUNCTION rongxin_reachable() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  WITH caller_post AS (
    SELECT p.unit_id, p.role, p.account_id
    FROM staff_session s JOIN post p ON p.post_id = s.post_id JOIN account a ON a.account_id = s.account_id
    WHERE s.context_id = CAST(NULLIF(current_setting('rongxin.bound', true), '') AS bigint)
      AND s.step = 'working' AND s.ended_at_ms IS NULL AND p.ended_at_ms IS NULL AND a.ended_at_ms IS NULL
  )
  SELECT r.student_id
  FROM caller_post p JOIN student_reader r ON r.unit_id = p.unit_id AND r.until_at_ms IS NULL
  WHERE p.role IN ('psychology_teacher', 'school_leader')
  UNION ALL
  SELECT e.student_id
  FROM caller_post p JOIN unit_closure c ON c.ancestor_id = p.unit_id
    JOIN enrolment e ON e.class_unit_id = c.descendant_id AND e.until_on IS NULL
  WHERE p.role IN ('class_teacher', 'session_operator', 'psychology_teacher')
  UNION ALL
  SELECT g.student_id
  FROM caller_post p JOIN alert_grant g ON g.account_id = p.account_id AND g.unit_id = p.unit_id AND g.ended_at_ms IS NULL
  WHERE p.role = 'counselling_centre'
  UNION ALL
  SELECT a.student_id
  FROM caller_post p JOIN alert a ON a.taken_by = p.account_id AND a.closed_at_ms IS NULL
    JOIN notification n ON n.student_id = a.student_id AND n.alert_no = a.alert_no AND n.account_id = p.account_id
  WHERE p.role IN ('class_teacher', 'session_operator', 'counselling_centre')
$$;

-- The child of the slip by which a guardian came, as long as that slip stands and the guardian may be told. As the owner,
-- like the above.
CREATE OR REPLACE FUNCTION rongxin_ward() RETURNS SETOF bigint
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = public AS $$
  SELECT l.student_id
  FROM consent_link l JOIN guardian g ON g.student_id = l.student_id AND g.guardian_no = l.guardian_no
    AND g.custody_limit = 'none' AND g.do_not_inform_since_ms IS NULL
  WHERE l.student_id = CAST(NULLIF(current_setting('rongxin.bound', true), '') AS bigint)
    AND l.link_no = CAST(NULLIF(current_setting('rongxin.link', true), '') AS bigint) AND l.revoked_at_ms IS NULL
$$;

-- Every table with a student_id, those of later migrations too. Left out: the two look-ups, by which
-- a student is found before anyone may see it, the audit log, which has no reader in the server, and
-- who looked at a student, which the auditor reads without meeting the student.
DO $$
DECLARE guarded text;
BEGIN
  FOR guarded IN
    SELECT c.relname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attname = 'student_id'
    WHERE c.relkind IN ('r', 'p') AND c.relnamespace = CAST('public' AS regnamespace)
      AND c.relname NOT IN ('identifier_look_up', 'answerer_look_up', 'audit_line', 'student_view')
  LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', guarded);
    EXECUTE format('DROP POLICY IF EXISTS reach ON %I', guarded);
    -- = ANY (ARRAY (…)) is one look-up a statement; IN (…) would be one a row.
    EXECUTE format($policy$
      CREATE POLICY reach ON %I USING (
        CASE current_setting('rongxin.reach', true)
          WHEN 'system' THEN true
          WHEN 'own' THEN student_id = CAST(NULLIF(current_setting('rongxin.bound', true), '') AS bigint)
          WHEN 'guardian' THEN student_id = ANY (ARRAY(SELECT w FROM rongxin_ward() w))
          WHEN 'scoped' THEN student_id = ANY (ARRAY(SELECT r FROM rongxin_reachable() r))
          ELSE false
        END)$policy$, guarded);
  END LOOP;
END
$$;
