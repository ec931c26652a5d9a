-- One estate as the store's own queries see it: its tables under their names, for the estate and
-- branch that the session says, and what SQLite calls otherwise than PostgreSQL.
CREATE SCHEMA reads;

CREATE FUNCTION reads.estate() RETURNS BIGINT STABLE LANGUAGE sql AS
$$ SELECT current_setting('frontdesk.estate')::bigint $$;
CREATE FUNCTION reads.branch() RETURNS INT STABLE LANGUAGE sql AS
$$ SELECT current_setting('frontdesk.branch')::int $$;

-- SQLite tells yes and no of JSON as 1 and 0.
CREATE FUNCTION reads.told(part json) RETURNS TEXT IMMUTABLE LANGUAGE sql AS
$$ SELECT CASE json_typeof(part) WHEN 'boolean' THEN CASE part::text WHEN 'true' THEN '1' ELSE '0' END
   ELSE part #>> '{}' END $$;
CREATE FUNCTION reads.part(payload TEXT, path TEXT) RETURNS json IMMUTABLE LANGUAGE sql AS
$$ SELECT CASE WHEN left(path, 2) = '$.' THEN payload::json #> string_to_array(substr(path, 3), '.')
   ELSE payload::json -> path END $$;
CREATE FUNCTION reads.value_of(payload TEXT, path TEXT) RETURNS TEXT IMMUTABLE LANGUAGE sql AS
$$ SELECT reads.told(reads.part(payload, path)) $$;
CREATE FUNCTION reads.nth_of(payload TEXT, place INT) RETURNS TEXT IMMUTABLE LANGUAGE sql AS
$$ SELECT reads.told(payload::json -> place) $$;
CREATE FUNCTION reads.object_of(payload TEXT, path TEXT) RETURNS TEXT IMMUTABLE LANGUAGE sql AS
$$ SELECT reads.part(payload, path)::text $$;
CREATE OPERATOR reads.->> (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = reads.value_of);
CREATE OPERATOR reads.->> (LEFTARG = TEXT, RIGHTARG = INT, FUNCTION = reads.nth_of);
CREATE OPERATOR reads.-> (LEFTARG = TEXT, RIGHTARG = TEXT, FUNCTION = reads.object_of);
CREATE FUNCTION reads.json_each(payload TEXT, path TEXT) RETURNS TABLE (key TEXT, value TEXT)
IMMUTABLE LANGUAGE plpgsql AS $$
DECLARE part json := reads.part(payload, path);
BEGIN
  IF json_typeof(part) = 'array' THEN
    RETURN QUERY SELECT (n - 1)::text, reads.told(one)
      FROM json_array_elements(part) WITH ORDINALITY AS each (one, n);
  ELSIF json_typeof(part) = 'object' THEN
    RETURN QUERY SELECT each.key, reads.told(each.value) FROM json_each(part) AS each;
  END IF;
END $$;
CREATE FUNCTION reads.instr(whole TEXT, part TEXT) RETURNS INT IMMUTABLE LANGUAGE sql AS
$$ SELECT strpos(whole, part) $$;
CREATE FUNCTION reads.julianday(day TEXT) RETURNS DOUBLE PRECISION IMMUTABLE LANGUAGE sql AS
$$ SELECT day::date - DATE '1970-01-01' + 2440587.5 $$;

CREATE VIEW reads.journal AS
  SELECT number, at, shift, staff, kind, subject, payload, text_digest, previous, hash
  FROM company.journal WHERE estate = reads.estate() AND branch = reads.branch();
CREATE VIEW reads.journal_text AS
  SELECT number, salt, text
  FROM company.word WHERE estate = reads.estate() AND branch = reads.branch();
CREATE VIEW reads.touched AS
  SELECT t.value AS subject, j.number FROM reads.journal j, reads.json_each(j.payload, 'touches') t;
CREATE VIEW reads.book AS SELECT kind, since FROM company.book WHERE estate = reads.estate();
CREATE VIEW reads.log_entry AS
  SELECT number, day, category, home_id, corrects, follows, follow_up_due, done
  FROM company.log_entry WHERE estate = reads.estate();
CREATE VIEW reads.log_day AS
  SELECT day, newest, signed FROM company.log_day WHERE estate = reads.estate();
CREATE VIEW reads.ticket AS
  SELECT id, kind, channel, home_id, place, ''::text AS caller, ''::text AS phone,
    ''::text AS convenient, urgency, taken_at, open
  FROM company.ticket WHERE estate = reads.estate();
CREATE VIEW reads.absence AS
  SELECT id, staff, since, back_at, stage FROM company.absence WHERE estate = reads.estate();
CREATE VIEW reads.home AS
  SELECT id, code, building, unit, room, kind, area, ''::text AS note, state, state_since
  FROM company.home WHERE estate = reads.estate();
CREATE VIEW reads.staff AS
  SELECT id, number, ''::text AS name, role, active FROM company.staff WHERE estate = reads.estate();
CREATE VIEW reads.site AS
  SELECT 'name'::text AS key, to_json(name)::text AS value
  FROM company.estate WHERE id = reads.estate();
CREATE VIEW reads.dated AS
  SELECT id, list, key, since, day, value, number FROM company.dated WHERE estate = reads.estate();
