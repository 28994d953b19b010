-- Who sees what of this slice; what other slices see too stands in foundation/access/scope/.

-- Instruments that the bureau writes: its officers propose them and publish each other's.
-- class staff_only; key (proposal_id); roles city_officer
visible_instrument_proposal AS (
  SELECT ip.proposal_id, ip.subject AS instrument_id, ip.version, ip.content_hash, ip.content AS definition,
    ip.proposed_by, ip.proposed_at_ms, ip.settled_by, ip.published_at_ms, ip.withdrawn_at_ms,
      a.name AS proposed_by_name, b.name AS settled_by_name, p.account_id AS caller_account_id
  FROM caller_post p JOIN proposal ip ON p.role = 'city_officer' AND ip.kind = 'instrument'
    JOIN account a ON a.account_id = ip.proposed_by
    LEFT JOIN account b ON b.account_id = ip.settled_by
)
