-- Whom a matter waits for: roles between blanks, as " manager supervisor "; empty for all who see it.
ALTER TABLE agenda ADD COLUMN roles TEXT NOT NULL DEFAULT '';

-- From the first bill on, the month's rate is looked at once a day.
CREATE TRIGGER rates_begin AFTER UPDATE OF stage ON bill
WHEN NEW.stage = 'issued'
  AND NOT EXISTS (SELECT 1 FROM agenda WHERE subject = 'month_close:0' AND kind = 'month_close.lapses')
BEGIN
  INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
  VALUES ('month_close', 'month_close:0', 'month_close.lapses', 0, NULL, 7, 0, 0, '{}');
END;
INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
SELECT 'month_close', 'month_close:0', 'month_close.lapses', 0, NULL, 7, 0, 0, '{}'
WHERE EXISTS (SELECT 1 FROM bill WHERE issued_on IS NOT NULL);

-- Names in money papers are kept for a term of years ($46), and looked through when the first is over.
CREATE TRIGGER receipt_lapses AFTER INSERT ON receipt
WHEN NOT EXISTS (SELECT 1 FROM agenda WHERE subject = 'receipt:0' AND kind = 'receipt.lapses')
BEGIN
  INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
  VALUES ('receipt', 'receipt:0', 'receipt.lapses', 0, NULL, 7, 0, 0, '{}');
END;
CREATE TRIGGER payer_lapses AFTER UPDATE OF until ON payer
WHEN NEW.until IS NOT NULL
  AND NOT EXISTS (SELECT 1 FROM agenda WHERE subject = 'payer:0' AND kind = 'payer.lapses')
BEGIN
  INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
  VALUES ('payer', 'payer:0', 'payer.lapses', 0, NULL, 7, 0, 0, '{}');
END;
INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
SELECT 'receipt', 'receipt:0', 'receipt.lapses', 0, NULL, 7, 0, 0, '{}'
WHERE EXISTS (SELECT 1 FROM receipt);
INSERT INTO agenda (thing, subject, kind, shows, due, place, rings, weight, figures)
SELECT 'payer', 'payer:0', 'payer.lapses', 0, NULL, 7, 0, 0, '{}'
WHERE EXISTS (SELECT 1 FROM payer WHERE until IS NOT NULL);
