-- All chains, for verify-audit.
SELECT stream_id, process_id, opened_at_ms, opening_mac FROM audit_stream ORDER BY stream_id
