-- Appointments of a new building's homes, by day and quarter of an hour (money.md M11).
CREATE TABLE movein_visit (
  id           INTEGER PRIMARY KEY,
  batch        TEXT NOT NULL,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  on_day       TEXT NOT NULL,
  minute       INTEGER NOT NULL CHECK (minute BETWEEN 0 AND 1439),
  owner        TEXT NOT NULL DEFAULT '',
  notice_date  TEXT NOT NULL,
  charged_from TEXT NOT NULL,
  area         INTEGER CHECK (area > 0),
  came_at      INTEGER,
  movein_id    INTEGER UNIQUE REFERENCES movein (id),
  stage        TEXT NOT NULL
) STRICT;
-- A home has one appointment at a time.
CREATE UNIQUE INDEX movein_visit_planned ON movein_visit (home_id) WHERE stage = 'planned';
CREATE INDEX movein_visit_day ON movein_visit (on_day, minute);
CREATE TRIGGER movein_visit_no_delete BEFORE DELETE ON movein_visit
BEGIN SELECT RAISE(ABORT, 'an appointment stays on the list'); END;
