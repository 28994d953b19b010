-- The bound before which a moment may have been used.
SELECT m.kept_to_ms FROM kept_moment m WHERE m.kept_moment_no = 1
