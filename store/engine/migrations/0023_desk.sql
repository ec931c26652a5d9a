-- The shift that a worker usually works, by its name; none for no fixed one.
ALTER TABLE worker ADD COLUMN shift TEXT;

-- Who else reported what a ticket is about: their names and phones stand in no entry (F6).
CREATE TABLE ticket_caller (
    id INTEGER PRIMARY KEY,
    ticket_id INTEGER NOT NULL REFERENCES ticket (id),
    entry INTEGER NOT NULL,
    caller TEXT NOT NULL DEFAULT '',
    phone TEXT NOT NULL DEFAULT ''
) STRICT;
CREATE INDEX ticket_caller_by_ticket ON ticket_caller (ticket_id);

-- What was reported up: to whom it has to be told, how often that was tried, and by when (D5, D8–D14).
CREATE TABLE escalation (
    id INTEGER PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    level TEXT NOT NULL,
    thing TEXT NOT NULL DEFAULT '',
    about TEXT NOT NULL DEFAULT '',
    raised_at INTEGER NOT NULL,
    next_at INTEGER NOT NULL,
    tries INTEGER NOT NULL DEFAULT 0,
    passed INTEGER NOT NULL DEFAULT 0,
    supervisor_at INTEGER,
    manager_at INTEGER,
    until INTEGER,
    stage TEXT NOT NULL
) STRICT;
