-- Money that goes back to who paid it: asked by one, approved by another, paid out once ($42).
CREATE TABLE refund (
  id          INTEGER PRIMARY KEY,
  number      TEXT NOT NULL UNIQUE,
  payment_id  INTEGER NOT NULL REFERENCES payment (id),
  bill_id     INTEGER REFERENCES bill (id),
  amount      INTEGER NOT NULL CHECK (amount > 0),
  asked_by    INTEGER NOT NULL REFERENCES staff (id),
  asked_on    TEXT NOT NULL,
  approved_by INTEGER REFERENCES staff (id),
  payee       TEXT NOT NULL DEFAULT '',
  way         TEXT,
  paid_at     INTEGER,
  stage       TEXT NOT NULL
) STRICT;
CREATE UNIQUE INDEX refund_one_open ON refund (payment_id) WHERE stage IN ('asked', 'approved');
CREATE INDEX refund_paid ON refund (paid_at) WHERE paid_at IS NOT NULL;
CREATE TRIGGER refund_stands BEFORE UPDATE OF number, payment_id, bill_id, amount, asked_by, asked_on ON refund
BEGIN SELECT RAISE(ABORT, 'a refund stands as it was asked for'); END;
CREATE TRIGGER refund_once BEFORE UPDATE OF stage, paid_at ON refund WHEN OLD.stage IN ('paid', 'refused')
BEGIN SELECT RAISE(ABORT, 'a refund is paid once'); END;
CREATE TRIGGER refund_no_delete BEFORE DELETE ON refund
BEGIN SELECT RAISE(ABORT, 'a refund stays in the book'); END;
