-- Collection rates (money.md $55–$63): what a month's bills are read by, the months that finance has
-- closed with their figures as they stood, and the lines of income and expenditure that are posted.
DROP INDEX settlement_day;
CREATE INDEX settlement_day ON settlement (on_day, bill_id, amount);
CREATE INDEX bill_month_home ON bill (month, home_id);
CREATE INDEX bill_open ON bill (month, amount, settled, reduced) WHERE amount > settled + reduced;
CREATE INDEX reduction_day ON reduction (on_day);
CREATE INDEX prepaid_day ON prepaid (on_day);

CREATE TABLE month_close (
  id               INTEGER PRIMARY KEY,
  month            TEXT NOT NULL UNIQUE,
  closed_on        TEXT NOT NULL,
  closed_by        INTEGER NOT NULL REFERENCES staff (id),
  due              INTEGER NOT NULL,
  received         INTEGER NOT NULL,
  homes            INTEGER NOT NULL,
  paid             INTEGER NOT NULL,
  year_due         INTEGER NOT NULL,
  year_received    INTEGER NOT NULL,
  recent           INTEGER NOT NULL,
  recent_recovered INTEGER NOT NULL,
  older            INTEGER NOT NULL,
  older_recovered  INTEGER NOT NULL,
  current          INTEGER NOT NULL,
  arrears          INTEGER NOT NULL,
  ahead            INTEGER NOT NULL,
  prepaid          INTEGER NOT NULL,
  other            INTEGER NOT NULL,
  stage            TEXT NOT NULL
) STRICT;
CREATE TRIGGER month_close_stands BEFORE UPDATE ON month_close
BEGIN SELECT RAISE(ABORT, 'a closed month stays as it was closed'); END;
CREATE TRIGGER month_close_no_delete BEFORE DELETE ON month_close
BEGIN SELECT RAISE(ABORT, 'a closed month stays closed'); END;
CREATE TRIGGER month_close_follows BEFORE INSERT ON month_close
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= NEW.month)
BEGIN SELECT RAISE(ABORT, 'a later month is closed'); END;

-- Nothing is dated into a closed month by any path (money.md $50).
CREATE TRIGGER settlement_month_open BEFORE INSERT ON settlement
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.on_day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER prepaid_month_open BEFORE INSERT ON prepaid
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.on_day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER reduction_month_open BEFORE INSERT ON reduction
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.on_day, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER reduction_granted_month_open BEFORE UPDATE OF on_day, amount, stage ON reduction
WHEN EXISTS (SELECT 1 FROM month_close c
  WHERE (NEW.stage = 'approved' AND c.month >= substr(NEW.on_day, 1, 7))
    OR (OLD.stage = 'approved' AND c.month >= substr(OLD.on_day, 1, 7)))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER bill_made_month_open BEFORE INSERT ON bill
WHEN EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.issued_on, 1, 7)
  OR c.month >= substr(NEW.voided_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER bill_issued_month_open BEFORE UPDATE OF issued_on ON bill
WHEN NEW.issued_on IS NOT OLD.issued_on
  AND EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.issued_on, 1, 7)
    OR c.month >= substr(OLD.issued_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;
CREATE TRIGGER bill_voided_month_open BEFORE UPDATE OF voided_on ON bill
WHEN NEW.voided_on IS NOT OLD.voided_on
  AND EXISTS (SELECT 1 FROM month_close c WHERE c.month >= substr(NEW.voided_on, 1, 7)
    OR c.month >= substr(OLD.voided_on, 1, 7))
BEGIN SELECT RAISE(ABORT, 'the month is closed'); END;

-- Income and expenditure as finance gives it; own is the item of the price list to hold it against.
CREATE TABLE public_line (
  id      INTEGER PRIMARY KEY,
  number  TEXT NOT NULL UNIQUE,
  month   TEXT NOT NULL,
  kind    TEXT NOT NULL,
  name    TEXT NOT NULL,
  amount  INTEGER NOT NULL,
  source  TEXT NOT NULL,
  dated   TEXT NOT NULL,
  own     TEXT NOT NULL,
  stage   TEXT NOT NULL
) STRICT;
CREATE INDEX public_line_month ON public_line (month);
CREATE TRIGGER public_line_keeps BEFORE UPDATE OF number, month, kind, amount, dated, own ON public_line
BEGIN SELECT RAISE(ABORT, 'a posted line is struck and entered anew'); END;
CREATE TRIGGER public_line_no_delete BEFORE DELETE ON public_line
BEGIN SELECT RAISE(ABORT, 'a posted line stays in the book'); END;
