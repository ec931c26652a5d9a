-- Sessions of training (service.md O14-O16): who is due, who came and signed, who is to make up for
-- it, the marks. What a session taught each who was there stands among the trainings once it is
-- closed; they say which session they are of.
ALTER TABLE training ADD COLUMN course TEXT NOT NULL DEFAULT '';

CREATE TABLE course (
  id        INTEGER PRIMARY KEY,
  number    TEXT NOT NULL UNIQUE,
  kind      TEXT NOT NULL,
  topic     TEXT NOT NULL,
  asks      TEXT NOT NULL,
  starts_at INTEGER NOT NULL,
  hours     INTEGER NOT NULL CHECK (hours > 0),
  room      TEXT NOT NULL,
  trainer   TEXT NOT NULL,
  outside   INTEGER NOT NULL,
  material  TEXT NOT NULL,
  exam      TEXT NOT NULL,
  exam_on   TEXT,
  pass_line INTEGER NOT NULL,
  planned_by INTEGER NOT NULL REFERENCES staff (id),
  closed_on TEXT,
  effect    TEXT NOT NULL DEFAULT '',
  effect_on TEXT,
  stage     TEXT NOT NULL
) STRICT;
CREATE TRIGGER course_keeps_number BEFORE UPDATE OF number ON course
BEGIN SELECT RAISE(ABORT, 'a session keeps its number'); END;
CREATE TRIGGER course_no_delete BEFORE DELETE ON course
BEGIN SELECT RAISE(ABORT, 'a session stays on record'); END;

CREATE TABLE course_person (
  id        INTEGER PRIMARY KEY,
  course_id INTEGER NOT NULL REFERENCES course (id),
  place     INTEGER NOT NULL,
  who       TEXT NOT NULL,
  result    TEXT NOT NULL,
  reason    TEXT NOT NULL,
  makeup_on TEXT,
  score     INTEGER,
  resit     INTEGER,
  UNIQUE (course_id, place),
  UNIQUE (course_id, who)
) STRICT;
CREATE INDEX course_person_who ON course_person (who);
CREATE TRIGGER course_person_no_delete BEFORE DELETE ON course_person
BEGIN SELECT RAISE(ABORT, 'who was to come stays on record'); END;
