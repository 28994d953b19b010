-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.
-- protected: proposal

-- Proposals (rules, settings, texts): the own office's; officers also those below, so that an office of one person
-- finds a second one above it. Matters of accounts: the leader of the school, officers above, and the security
-- administrator who may take back the own. What is of the whole city has a CTE of its own.
-- class staff_only; key (proposal_id); roles county_officer, city_officer, psychology_teacher, school_leader,
-- security_administrator
visible_proposal AS (
  SELECT pr.proposal_id, pr.kind, pr.unit_id, pr.subject, pr.version, pr.content_hash, pr.content, pr.reason,
    pr.proposed_by, pr.proposed_at_ms, pr.settled_by, pr.published_at_ms, pr.withdrawn_at_ms,
      a.name AS proposed_by_name, b.name AS settled_by_name, u.name AS unit_name
  FROM caller_unit cu JOIN proposal pr ON pr.unit_id = cu.unit_id
    JOIN account a ON a.account_id = pr.proposed_by JOIN unit u ON u.unit_id = pr.unit_id
    LEFT JOIN account b ON b.account_id = pr.settled_by
  WHERE cu.role IN ('county_officer', 'city_officer') OR (cu.role = 'psychology_teacher' AND cu.depth = 0
    AND pr.kind NOT IN ('post', 'credential'))
    OR (cu.role IN ('school_leader', 'security_administrator') AND pr.kind IN ('post', 'credential'))
)

-- What is decided for the whole city, under pages of the slice that asks (instruments): its officers propose and settle
-- each other's.
-- class staff_only; key (proposal_id); roles city_officer
visible_city_proposal AS (
  SELECT pr.proposal_id, pr.kind, pr.subject, pr.version, pr.content_hash, pr.content, pr.proposed_by,
    pr.proposed_at_ms, pr.settled_by, pr.published_at_ms, pr.withdrawn_at_ms,
      a.name AS proposed_by_name, b.name AS settled_by_name, p.account_id AS caller_account_id
  FROM caller_post p JOIN proposal pr ON p.role = 'city_officer' AND pr.unit_id IS NULL
    JOIN account a ON a.account_id = pr.proposed_by
    LEFT JOIN account b ON b.account_id = pr.settled_by
)
