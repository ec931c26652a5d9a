-- What became of the sheets that were sent to a printer; each change of state is an entry too.
CREATE TABLE print_job (
  id       INTEGER PRIMARY KEY,
  printing INTEGER NOT NULL REFERENCES journal (number),
  file     TEXT NOT NULL,
  printer  TEXT NOT NULL,
  copies   INTEGER NOT NULL CHECK (copies > 0),
  tray     TEXT NOT NULL,
  paper    TEXT NOT NULL,
  spooled  INTEGER,
  state    TEXT NOT NULL,
  reasons  TEXT NOT NULL DEFAULT '[]',
  at       INTEGER NOT NULL
) STRICT;
CREATE INDEX print_job_open ON print_job (id)
  WHERE state IN ('queued', 'spooled', 'printing', 'waiting');
