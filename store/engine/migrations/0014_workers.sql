-- Everybody who does work here, apart from the accounts that sign in. A row is never removed; name,
-- post and phone stand in no entry and are emptied when somebody who has left is erased.
CREATE TABLE worker (
  id      INTEGER PRIMARY KEY,
  name    TEXT NOT NULL,
  trade   TEXT NOT NULL,
  post    TEXT NOT NULL DEFAULT '',
  phone   TEXT NOT NULL DEFAULT '',
  since   TEXT NOT NULL,
  until   TEXT,
  account INTEGER REFERENCES staff (id),
  stage   TEXT NOT NULL,
  CHECK (until IS NULL OR until >= since)
) STRICT;
CREATE UNIQUE INDEX worker_account ON worker (account) WHERE stage = 'working';
CREATE TRIGGER worker_no_delete BEFORE DELETE ON worker
BEGIN SELECT RAISE(ABORT, 'a worker stays on the list'); END;
