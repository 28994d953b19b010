-- The bound before which the servers of this store may have used a moment (docs/adr/0031): rights that have ended by one
-- stay ended when a clock is set back.
CREATE TABLE kept_moment (
  kept_moment_no BIGINT NOT NULL PRIMARY KEY,
  kept_to_ms BIGINT NOT NULL
-- sqlite: ) WITHOUT ROWID;
);
INSERT INTO kept_moment (kept_moment_no, kept_to_ms) VALUES (1, 0);
