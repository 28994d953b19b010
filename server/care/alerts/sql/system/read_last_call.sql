-- When a call last appeared on somebody's page.
SELECT COALESCE(MAX(n.made_at_ms), 0) AS made_at_ms FROM notification n
