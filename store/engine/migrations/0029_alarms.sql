-- What is reported up is about a thing, which each reader reads in their own language: the words that
-- stood for it were those of whoever reported it up. An answer may say who does it from now on (D12).
ALTER TABLE escalation DROP COLUMN about;
ALTER TABLE escalation ADD COLUMN owner INTEGER REFERENCES staff (id);
UPDATE agenda SET figures = json_set(
  figures, '$.about', (SELECT thing FROM escalation WHERE 'escalation:' || id = agenda.subject)
) WHERE thing = 'escalation';

-- Which homes an emergency concerns, by building, unit or number, and what callers are told while it
-- lasts (D27, D28).
ALTER TABLE emergency ADD COLUMN area TEXT NOT NULL DEFAULT '';
ALTER TABLE emergency ADD COLUMN notice TEXT NOT NULL DEFAULT '';
