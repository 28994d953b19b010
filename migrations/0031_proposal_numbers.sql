-- Proposals of whatever kind are numbered from one series, which had the name of the first kind. It goes on where it was:
-- no number is given twice.
UPDATE number_series SET series = 'proposal' WHERE series = 'instrument_proposal';
