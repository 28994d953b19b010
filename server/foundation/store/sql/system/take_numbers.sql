-- Takes a run of numbers from a series; the answer is the last of them.
-- $1 TEXT series
-- $2 BIGINT count
INSERT INTO number_series (series, last_number) VALUES ($1, $2)
ON CONFLICT (series) DO UPDATE SET last_number = number_series.last_number + $2
RETURNING last_number
