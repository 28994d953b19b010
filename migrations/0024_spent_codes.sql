-- Codes and slips in the wrong hands.

-- Tries that a code has left at the second character of the name; none until it has opened its sheet for the first time,
-- and none again with every new code.
ALTER TABLE campaign_member ADD COLUMN code_proofs_left BIGINT;
UPDATE campaign_member SET code_proofs_left = 2
WHERE EXISTS (SELECT d.device_no FROM answer_draft d WHERE d.student_id = campaign_member.student_id AND d.campaign_id = campaign_member.campaign_id);

-- Where a slip was printed and first opened, as marks that are only compared; '' before this was kept.
ALTER TABLE consent_link ADD COLUMN made_from TEXT NOT NULL DEFAULT '';
ALTER TABLE consent_link ADD COLUMN opened_from TEXT NOT NULL DEFAULT '';
