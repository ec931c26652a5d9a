-- Papers of a home's file: of which kind, original or copy, received or issued, when and by whom.
CREATE TABLE document (
  id       INTEGER PRIMARY KEY,
  home_id  INTEGER NOT NULL REFERENCES home (id),
  kind     TEXT NOT NULL,
  form     TEXT NOT NULL,
  way      TEXT NOT NULL,
  count    INTEGER NOT NULL CHECK (count > 0),
  on_day   TEXT NOT NULL,
  staff    INTEGER NOT NULL REFERENCES staff (id),
  filed    TEXT NOT NULL DEFAULT '',
  note     TEXT NOT NULL DEFAULT '',
  ended_on TEXT
) STRICT;
CREATE INDEX document_home ON document (home_id);
