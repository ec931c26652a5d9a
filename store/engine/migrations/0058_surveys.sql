-- Satisfaction surveys (V11-V20). The questions are frozen with the survey; an anonymous one keeps
-- which homes have returned a sheet, and nothing that ties a sheet to one of them.
CREATE TABLE survey (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  title       TEXT NOT NULL,
  anonymous   INTEGER NOT NULL CHECK (anonymous IN (0, 1)),
  questions   TEXT NOT NULL,
  version     INTEGER NOT NULL,
  share       INTEGER NOT NULL,
  goal        INTEGER NOT NULL,
  last_day    TEXT NOT NULL,
  seed        INTEGER NOT NULL,
  homes       INTEGER NOT NULL,
  handed      INTEGER NOT NULL,
  drafted_by  INTEGER NOT NULL,
  approved_by INTEGER,
  published_at INTEGER,
  results     TEXT NOT NULL,
  stage       TEXT NOT NULL
) STRICT;
CREATE TRIGGER survey_is_frozen BEFORE UPDATE OF questions, anonymous, title, share, seed ON survey
WHEN OLD.stage NOT IN ('draft', 'approved')
BEGIN SELECT RAISE(ABORT, 'a published survey is frozen'); END;
CREATE TRIGGER survey_no_delete BEFORE DELETE ON survey
BEGIN SELECT RAISE(ABORT, 'a survey stays on the list'); END;

CREATE TABLE survey_home (
  survey_id  INTEGER NOT NULL REFERENCES survey (id),
  home_id    INTEGER NOT NULL REFERENCES home (id),
  no         INTEGER NOT NULL,
  cell       TEXT NOT NULL,
  instead_of INTEGER REFERENCES home (id),
  returned   INTEGER NOT NULL CHECK (returned IN (0, 1)),
  PRIMARY KEY (survey_id, home_id)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX survey_home_no ON survey_home (survey_id, no) WHERE no > 0;

CREATE TABLE survey_sheet (
  id         INTEGER PRIMARY KEY,
  survey_id  INTEGER NOT NULL REFERENCES survey (id),
  no         INTEGER NOT NULL,
  home_id    INTEGER REFERENCES home (id),
  building   TEXT NOT NULL,
  answers    TEXT NOT NULL,
  second     TEXT NOT NULL,
  entered_by INTEGER NOT NULL,
  second_by  INTEGER,
  words      TEXT NOT NULL,
  beside     INTEGER NOT NULL CHECK (beside IN (0, 1)),
  late       INTEGER NOT NULL CHECK (late IN (0, 1)),
  twice      INTEGER NOT NULL CHECK (twice IN (0, 1)),
  stage      TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX survey_sheet_once ON survey_sheet (survey_id, no) WHERE beside = 0;
CREATE TRIGGER survey_sheet_no_delete BEFORE DELETE ON survey_sheet
BEGIN SELECT RAISE(ABORT, 'a sheet stays with its survey'); END;
