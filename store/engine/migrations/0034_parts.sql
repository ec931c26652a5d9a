-- At which part of its price, in basis points, a home is charged an item for a time (T3, §2.1).
CREATE TABLE charged_part (
  id      INTEGER PRIMARY KEY,
  home_id INTEGER NOT NULL REFERENCES home (id),
  item_id INTEGER NOT NULL REFERENCES price_item (id),
  rate    INTEGER NOT NULL CHECK (rate BETWEEN 0 AND 10000),
  since   TEXT NOT NULL,
  until   TEXT,
  stage   TEXT NOT NULL
) STRICT;
CREATE INDEX charged_part_item ON charged_part (item_id, home_id, since);
CREATE TRIGGER charged_part_no_delete BEFORE DELETE ON charged_part
BEGIN SELECT RAISE(ABORT, 'a part of a price stays on file'); END;
