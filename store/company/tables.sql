-- Head office: the estates' journals as they arrived, and what follows from them. Nothing here is
-- written by hand. Text is compared by its bytes, as at the estates; payloads stay as they were
-- sealed, letter for letter.
CREATE SCHEMA company;

CREATE TABLE company.estate (
  id       BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  identity TEXT COLLATE "C" NOT NULL UNIQUE,
  name     TEXT NOT NULL DEFAULT '',
  branch   INT NOT NULL DEFAULT 0,
  number   BIGINT NOT NULL DEFAULT 0,
  seal     BYTEA NOT NULL,
  at       BIGINT NOT NULL DEFAULT 0,
  zone     TEXT NOT NULL DEFAULT 'Asia/Shanghai',
  schema   INT NOT NULL DEFAULT 0,
  heard    BIGINT,
  checked  BIGINT
);
CREATE TABLE company.journal (
  estate      BIGINT NOT NULL REFERENCES company.estate,
  branch      INT NOT NULL,
  number      BIGINT NOT NULL CHECK (number > 0),
  at          BIGINT NOT NULL,
  shift       TEXT COLLATE "C" NOT NULL,
  staff       BIGINT,
  kind        TEXT COLLATE "C" NOT NULL,
  subject     TEXT COLLATE "C" NOT NULL,
  payload     TEXT COLLATE "C" NOT NULL,
  text_digest BYTEA CHECK (length(text_digest) = 32),
  previous    BYTEA NOT NULL CHECK (length(previous) = 32),
  hash        BYTEA NOT NULL CHECK (length(hash) = 32),
  PRIMARY KEY (estate, branch, number)
);
CREATE INDEX journal_subject ON company.journal (estate, branch, subject, number);
CREATE INDEX journal_at ON company.journal (estate, branch, at);
CREATE TABLE company.word (
  estate BIGINT NOT NULL,
  branch INT NOT NULL,
  number BIGINT NOT NULL,
  salt   BYTEA NOT NULL CHECK (length(salt) = 16),
  text   TEXT COLLATE "C" NOT NULL,
  PRIMARY KEY (estate, branch, number),
  FOREIGN KEY (estate, branch, number) REFERENCES company.journal
);
-- Words that an estate said are erased before the entry that records it has arrived.
CREATE TABLE company.withdrawn (
  estate BIGINT NOT NULL REFERENCES company.estate,
  number BIGINT NOT NULL,
  PRIMARY KEY (estate, number)
);
-- What was found wrong: the sentence and its figures, the last entry that both had, the newest one
-- that head office had, and the branch that is kept of it. The same again only counts.
CREATE TABLE company.incident (
  id     BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  estate BIGINT NOT NULL REFERENCES company.estate,
  at     BIGINT NOT NULL,
  what   TEXT NOT NULL,
  told   TEXT NOT NULL,
  common BIGINT,
  had    BIGINT,
  branch INT NOT NULL,
  times  BIGINT NOT NULL DEFAULT 1,
  UNIQUE (estate, branch, what, told)
);

-- What follows from the journal's newest branch, kept in the transaction that brings its entries.
CREATE TABLE company.book (
  estate BIGINT NOT NULL, kind TEXT COLLATE "C" NOT NULL, since BIGINT NOT NULL,
  PRIMARY KEY (estate, kind)
);
CREATE TABLE company.log_entry (
  estate BIGINT NOT NULL, number BIGINT NOT NULL, day TEXT COLLATE "C" NOT NULL, category TEXT,
  home_id BIGINT, corrects BIGINT, follows BIGINT, follow_up_due TEXT COLLATE "C",
  done BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (estate, number)
);
CREATE INDEX log_entry_day ON company.log_entry (estate, day);
CREATE INDEX log_entry_corrects ON company.log_entry (estate, corrects) WHERE corrects IS NOT NULL;
CREATE INDEX log_entry_follows ON company.log_entry (estate, follows) WHERE follows IS NOT NULL;
CREATE TABLE company.log_day (
  estate BIGINT NOT NULL, day TEXT COLLATE "C" NOT NULL, newest BIGINT NOT NULL,
  signed BIGINT NOT NULL DEFAULT 0,
  PRIMARY KEY (estate, day)
);
CREATE TABLE company.ticket (
  estate BIGINT NOT NULL, id BIGINT NOT NULL, kind TEXT, channel TEXT, home_id BIGINT,
  place TEXT NOT NULL DEFAULT '', urgency TEXT, taken_at BIGINT, open BIGINT,
  PRIMARY KEY (estate, id)
);
CREATE INDEX ticket_open ON company.ticket (estate) WHERE open = 1;
CREATE TABLE company.absence (
  estate BIGINT NOT NULL, id BIGINT NOT NULL, staff BIGINT, since BIGINT, back_at BIGINT,
  stage TEXT, PRIMARY KEY (estate, id)
);
CREATE TABLE company.home (
  estate BIGINT NOT NULL, id BIGINT NOT NULL, code TEXT COLLATE "C", building TEXT COLLATE "C",
  unit TEXT COLLATE "C", room TEXT COLLATE "C", kind TEXT, area BIGINT,
  state TEXT NOT NULL DEFAULT '', state_since TEXT,
  PRIMARY KEY (estate, id)
);
CREATE TABLE company.staff (
  estate BIGINT NOT NULL, id BIGINT NOT NULL, number TEXT NOT NULL DEFAULT '',
  role TEXT NOT NULL DEFAULT 'assistant', active BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (estate, id)
);
CREATE TABLE company.dated (
  id BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY, estate BIGINT NOT NULL,
  list TEXT COLLATE "C" NOT NULL, key TEXT COLLATE "C" NOT NULL, since BIGINT NOT NULL,
  day TEXT COLLATE "C", value TEXT NOT NULL, number BIGINT NOT NULL,
  UNIQUE (estate, list, key, number)
);

CREATE FUNCTION company.refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'what has arrived stays' USING ERRCODE = '23514'; END $$;
CREATE TRIGGER journal_stays BEFORE UPDATE OR DELETE ON company.journal
  FOR EACH ROW EXECUTE FUNCTION company.refuse();
CREATE TRIGGER journal_stays_whole BEFORE TRUNCATE ON company.journal
  FOR EACH STATEMENT EXECUTE FUNCTION company.refuse();
CREATE TRIGGER incident_stays BEFORE DELETE ON company.incident
  FOR EACH ROW EXECUTE FUNCTION company.refuse();
