-- Tries are counted in credential_try since 0018: nothing reads these two any more.
ALTER TABLE account DROP COLUMN wrong_passwords;
ALTER TABLE account DROP COLUMN wait_until_ms;
