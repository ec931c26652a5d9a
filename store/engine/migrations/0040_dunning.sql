-- How debts are asked for (money.md $64–$69): a case for each payer that was ever asked, with the id
-- of that payer, the steps taken with what was owed of each bill at that moment, and agreed plans.
CREATE TABLE dunning (
  id           INTEGER PRIMARY KEY REFERENCES payer (id),
  number       TEXT NOT NULL UNIQUE,
  home_id      INTEGER NOT NULL REFERENCES home (id),
  next_on      TEXT,
  promised_on  TEXT,
  promised     INTEGER,
  promise_made TEXT,
  hold         TEXT,
  hold_since   TEXT,
  hold_until   TEXT,
  ticket_id    INTEGER,
  stage        TEXT NOT NULL
) STRICT;
CREATE INDEX dunning_home ON dunning (home_id);
CREATE TRIGGER dunning_no_delete BEFORE DELETE ON dunning
BEGIN SELECT RAISE(ABORT, 'a case stays on file'); END;

CREATE TABLE dunning_step (
  id         INTEGER PRIMARY KEY,
  dunning_id INTEGER NOT NULL REFERENCES dunning (id),
  rung       TEXT NOT NULL,
  on_day     TEXT NOT NULL,
  whom       TEXT NOT NULL,
  how        TEXT NOT NULL,
  proof      TEXT NOT NULL,
  proven_on  TEXT,
  deadline   TEXT,
  text       TEXT NOT NULL,
  by_staff   INTEGER NOT NULL REFERENCES staff (id),
  struck     INTEGER NOT NULL DEFAULT 0 CHECK (struck IN (0, 1))
) STRICT;
CREATE INDEX dunning_step_case ON dunning_step (dunning_id, id);
CREATE TRIGGER dunning_step_stands BEFORE UPDATE OF dunning_id, rung, on_day, deadline, by_staff ON dunning_step
BEGIN SELECT RAISE(ABORT, 'a step stands as it was taken'); END;
CREATE TRIGGER dunning_step_no_delete BEFORE DELETE ON dunning_step
BEGIN SELECT RAISE(ABORT, 'a step stays on file'); END;

CREATE TABLE dunning_bill (
  step_id INTEGER NOT NULL REFERENCES dunning_step (id),
  bill_id INTEGER NOT NULL REFERENCES bill (id),
  owed    INTEGER NOT NULL CHECK (owed > 0),
  PRIMARY KEY (step_id, bill_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX dunning_bill_bill ON dunning_bill (bill_id);
CREATE TRIGGER dunning_bill_stands BEFORE UPDATE ON dunning_bill
BEGIN SELECT RAISE(ABORT, 'what was owed at a step stands'); END;
CREATE TRIGGER dunning_bill_no_delete BEFORE DELETE ON dunning_bill
BEGIN SELECT RAISE(ABORT, 'what was owed at a step stays'); END;

CREATE TABLE dunning_plan (
  id         INTEGER PRIMARY KEY,
  dunning_id INTEGER NOT NULL REFERENCES dunning (id),
  step_id    INTEGER NOT NULL REFERENCES dunning_step (id),
  total      INTEGER NOT NULL CHECK (total > 0),
  ended_on   TEXT
) STRICT;
CREATE UNIQUE INDEX dunning_plan_one ON dunning_plan (dunning_id) WHERE ended_on IS NULL;
CREATE TRIGGER dunning_plan_stands BEFORE UPDATE OF dunning_id, step_id, total ON dunning_plan
BEGIN SELECT RAISE(ABORT, 'a plan stands as it was agreed'); END;
CREATE TABLE dunning_instalment (
  plan_id INTEGER NOT NULL REFERENCES dunning_plan (id),
  place   INTEGER NOT NULL,
  due     TEXT NOT NULL,
  amount  INTEGER NOT NULL CHECK (amount > 0),
  PRIMARY KEY (plan_id, place)
) STRICT, WITHOUT ROWID;
CREATE TRIGGER dunning_instalment_stands BEFORE UPDATE ON dunning_instalment
BEGIN SELECT RAISE(ABORT, 'an instalment stands as it was agreed'); END;

-- Whoever pays last leaves every list at once, by whatever way the bill came to be paid ($65).
CREATE TRIGGER dunning_leaves AFTER UPDATE OF settled, reduced, stage ON bill
WHEN (NEW.stage <> 'issued' OR NEW.settled + NEW.reduced >= NEW.amount)
  AND NOT EXISTS (SELECT 1 FROM bill b WHERE b.payer_id = NEW.payer_id AND b.stage = 'issued'
  AND b.settled + b.reduced < b.amount)
BEGIN DELETE FROM agenda WHERE subject = 'dunning:' || NEW.payer_id; END;

-- From the first bill on, all debts are looked through once a day.
CREATE TRIGGER dunning_begins AFTER UPDATE OF stage ON bill
WHEN NEW.stage = 'issued'
  AND NOT EXISTS (SELECT 1 FROM agenda WHERE subject = 'dunning:0' AND kind = 'dunning.lapses')
BEGIN
  INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
  VALUES ('dunning', 'dunning:0', 'dunning.lapses', 0, NULL, 7, 0, 0, '{}');
END;
