-- Rain that is announced, each visit of an entrusted home, and what was found there (T9–T11). A home is
-- visited once in a round, and once before and once after a rain: the indexes see to that.
CREATE TABLE rain (
  id           INTEGER PRIMARY KEY,
  number       TEXT NOT NULL UNIQUE,
  emergency_id INTEGER UNIQUE REFERENCES emergency (id),
  level        TEXT,
  expected     INTEGER,
  opened_at    INTEGER,
  ended        INTEGER,
  due_after    INTEGER,
  source       TEXT NOT NULL,
  stage        TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX rain_alone ON rain ((1)) WHERE stage IN ('proposed', 'open', 'over');
CREATE TRIGGER rain_keeps BEFORE UPDATE OF number, emergency_id ON rain
BEGIN SELECT RAISE(ABORT, 'a rain keeps its number'); END;
CREATE TRIGGER rain_no_delete BEFORE DELETE ON rain
BEGIN SELECT RAISE(ABORT, 'a rain stays on file'); END;

CREATE TABLE trust_visit (
  id             INTEGER PRIMARY KEY,
  trusteeship_id INTEGER NOT NULL REFERENCES trusteeship (id),
  kind           TEXT NOT NULL,
  round_id       INTEGER REFERENCES occurrence (id),
  rain_id        INTEGER REFERENCES rain (id),
  visited        INTEGER NOT NULL,
  walked_by      TEXT NOT NULL,
  late           INTEGER NOT NULL CHECK (late IN (0, 1)),
  result         TEXT NOT NULL,
  stage          TEXT NOT NULL,
  CHECK ((round_id IS NOT NULL) = (kind = 'week')),
  CHECK ((rain_id IS NOT NULL) = (kind = 'before' OR kind = 'after'))
) STRICT;
CREATE UNIQUE INDEX trust_visit_week ON trust_visit (round_id, trusteeship_id) WHERE round_id IS NOT NULL;
CREATE UNIQUE INDEX trust_visit_rain ON trust_visit (rain_id, kind, trusteeship_id) WHERE rain_id IS NOT NULL;
CREATE INDEX trust_visit_of ON trust_visit (trusteeship_id, visited);
CREATE TRIGGER trust_visit_keeps BEFORE UPDATE OF trusteeship_id, kind, round_id, rain_id, visited, late, result ON trust_visit
BEGIN SELECT RAISE(ABORT, 'a visit stays as it was entered'); END;
CREATE TRIGGER trust_visit_no_delete BEFORE DELETE ON trust_visit
BEGIN SELECT RAISE(ABORT, 'a visit stays on file'); END;

CREATE TABLE trust_problem (
  id             INTEGER PRIMARY KEY,
  trusteeship_id INTEGER NOT NULL REFERENCES trusteeship (id),
  visit_id       INTEGER REFERENCES trust_visit (id),
  point          TEXT NOT NULL,
  what           TEXT NOT NULL,
  put_right      TEXT NOT NULL,
  photo          TEXT NOT NULL,
  entered        TEXT NOT NULL,
  ticket         INTEGER,
  found_at       INTEGER NOT NULL,
  tell_by        INTEGER NOT NULL,
  tries          INTEGER NOT NULL,
  told_at        INTEGER,
  told_how       TEXT,
  told_whom      TEXT,
  said           TEXT NOT NULL,
  stage          TEXT NOT NULL
) STRICT;
CREATE INDEX trust_problem_of ON trust_problem (trusteeship_id, found_at);
CREATE TRIGGER trust_problem_keeps BEFORE UPDATE OF trusteeship_id, visit_id, point, ticket ON trust_problem
BEGIN SELECT RAISE(ABORT, 'what was found stays'); END;
CREATE TRIGGER trust_problem_no_delete BEFORE DELETE ON trust_problem
BEGIN SELECT RAISE(ABORT, 'what was found stays on file'); END;
