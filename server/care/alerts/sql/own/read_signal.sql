-- Whether this signal has been raised already: a sheet sent twice alerts once.
-- $2 TEXT signal_key
SELECT s.alert_no FROM own_alert_signal s WHERE s.signal_key = $2
