-- Campaigns in which a guardian is asked about the child, newest first.
SELECT gm.campaign_id FROM guardian_membership gm ORDER BY gm.campaign_id DESC
