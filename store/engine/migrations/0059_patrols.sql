-- Rounds as they are walked (service.md I5-I10): a walk for an occurrence of a patrol, or of one's own
-- accord, and what was found at each of its points.
CREATE TABLE walk (
  id         INTEGER PRIMARY KEY,
  number     TEXT NOT NULL UNIQUE,
  plan       INTEGER NOT NULL REFERENCES plan (id),
  version    INTEGER NOT NULL,
  occurrence INTEGER UNIQUE REFERENCES occurrence (id),
  walker     TEXT NOT NULL,
  method     TEXT NOT NULL,
  planned    TEXT NOT NULL,
  since      INTEGER NOT NULL,
  noted      INTEGER NOT NULL DEFAULT 0,
  abnormal   INTEGER NOT NULL DEFAULT 0,
  doubted    INTEGER NOT NULL DEFAULT 0,
  ended_at   INTEGER,
  stage      TEXT NOT NULL
) STRICT;
CREATE INDEX walk_plan ON walk (plan, since);
CREATE TRIGGER walk_no_delete BEFORE DELETE ON walk
BEGIN SELECT RAISE(ABORT, 'a round stays on file'); END;

CREATE TABLE walk_point (
  walk_id  INTEGER NOT NULL REFERENCES walk (id),
  place    INTEGER NOT NULL,
  result   TEXT NOT NULL,
  method   TEXT NOT NULL,
  happened INTEGER NOT NULL,
  written  INTEGER NOT NULL,
  doubt    TEXT,
  judged   TEXT NOT NULL DEFAULT '',
  finding  INTEGER,
  note     TEXT NOT NULL,
  number   INTEGER NOT NULL,
  PRIMARY KEY (walk_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER walk_point_no_delete BEFORE DELETE ON walk_point
BEGIN SELECT RAISE(ABORT, 'a point stays on file'); END;
