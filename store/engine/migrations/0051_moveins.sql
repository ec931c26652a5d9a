-- Move-ins, and the walks of those who leave (M10-M30). What a walk asks for follows from who comes;
-- a line is entered once something was done about it, and never twice for the same thing.
CREATE TABLE movein (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  course       TEXT NOT NULL,
  mode         TEXT NOT NULL,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  owner        TEXT NOT NULL DEFAULT '',
  handler      TEXT NOT NULL DEFAULT '',
  address      TEXT NOT NULL DEFAULT '',
  first_sale   INTEGER NOT NULL DEFAULT 0 CHECK (first_sale IN (0, 1)),
  notice_date  TEXT,
  charged_from TEXT,
  area         INTEGER CHECK (area > 0),
  basis        TEXT NOT NULL DEFAULT '',
  ahead        INTEGER NOT NULL DEFAULT 0 CHECK (ahead BETWEEN 0 AND 12),
  opened_on    TEXT NOT NULL,
  verified_on  TEXT,
  letter_since TEXT,
  letter_until TEXT,
  registered_on TEXT,
  charged_on   TEXT,
  unpaid_let   INTEGER NOT NULL DEFAULT 0 CHECK (unpaid_let IN (0, 1)),
  conclusion   TEXT NOT NULL DEFAULT '',
  concluded_on TEXT,
  handed_on    TEXT,
  handed_to    TEXT NOT NULL DEFAULT '',
  closed_on    TEXT,
  paused_for   TEXT NOT NULL DEFAULT '',
  paused_by    INTEGER REFERENCES staff (id),
  back_on      TEXT,
  stage        TEXT NOT NULL,
  CHECK ((paused_by IS NULL) = (back_on IS NULL))
) STRICT;
-- One open walk of a course a home (M15), whatever desk opens it.
CREATE UNIQUE INDEX movein_open ON movein (home_id, course) WHERE stage IN ('open', 'handed');
CREATE INDEX movein_home ON movein (home_id);
CREATE TRIGGER movein_keeps_number BEFORE UPDATE OF number, home_id, course ON movein
BEGIN SELECT RAISE(ABORT, 'a move-in keeps its number'); END;
CREATE TRIGGER movein_no_delete BEFORE DELETE ON movein
BEGIN SELECT RAISE(ABORT, 'a move-in stays on the list'); END;
-- No keys before the papers are verified and the bills made (M12); nothing closed that nobody began.
CREATE TRIGGER movein_gates BEFORE UPDATE OF stage ON movein
WHEN new.stage = 'handed' AND new.course = 'in'
  AND (new.verified_on IS NULL OR new.charged_on IS NULL OR new.handed_on IS NULL)
BEGIN SELECT RAISE(ABORT, 'a gate of the move-in is shut'); END;
CREATE TRIGGER movein_archived_last BEFORE UPDATE OF stage ON movein
WHEN new.stage = 'archived' AND new.course = 'in' AND old.stage <> 'handed'
BEGIN SELECT RAISE(ABORT, 'a gate of the move-in is shut'); END;

CREATE TABLE movein_line (
  id          INTEGER PRIMARY KEY,
  movein_id   INTEGER NOT NULL REFERENCES movein (id),
  code        TEXT NOT NULL,
  part        TEXT NOT NULL,
  name        TEXT NOT NULL DEFAULT '',
  note        TEXT NOT NULL DEFAULT '',
  owed_by     TEXT,
  document_id INTEGER REFERENCES document (id),
  ticket      INTEGER REFERENCES ticket (id),
  warranty    TEXT NOT NULL DEFAULT '',
  warranty_until TEXT,
  round       INTEGER NOT NULL DEFAULT 0,
  meeting_at  INTEGER,
  tries       INTEGER NOT NULL DEFAULT 0,
  refs        TEXT NOT NULL DEFAULT '',
  stage       TEXT NOT NULL,
  UNIQUE (movein_id, code)
) STRICT;
CREATE UNIQUE INDEX movein_line_ticket ON movein_line (ticket) WHERE ticket IS NOT NULL;
CREATE UNIQUE INDEX movein_line_document ON movein_line (document_id)
  WHERE document_id IS NOT NULL;
CREATE TRIGGER movein_line_no_delete BEFORE DELETE ON movein_line
BEGIN SELECT RAISE(ABORT, 'a line of a move-in stays'); END;
