-- Activities that help the disabled, and who takes part in them; support
-- money by month, due and paid. A correction is another revision; nothing
-- is deleted.

-- Whoever may be called upon: organisations, enterprises, volunteers.
CREATE TABLE helping_bodies (
  county BIGINT NOT NULL,
  body_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  area BIGINT NOT NULL,
  name {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  offer {{text}} NOT NULL,
  contact {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, body_id, revision),
  UNIQUE (form_id, county, body_id, revision)
) {{clustered}};

-- body_id is 0 for a body that is not on the register, matter_id empty for
-- an activity that belongs to no matter; hours are those of each helper.
CREATE TABLE activities (
  county BIGINT NOT NULL,
  activity_id {{text}} NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  is_void BIGINT NOT NULL CHECK (is_void IN (0, 1)),
  form_id {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  area BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  last_day BIGINT,
  title {{text}} NOT NULL,
  body_id BIGINT NOT NULL,
  holder {{text}} NOT NULL,
  holder_kind BIGINT NOT NULL,
  helpers BIGINT NOT NULL CHECK (helpers >= 0),
  hour_tenths BIGINT NOT NULL CHECK (hour_tenths BETWEEN 0 AND 240),
  others BIGINT NOT NULL CHECK (others >= 0),
  matter_id {{text}} NOT NULL,
  words {{text}} NOT NULL,
  reason {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  CHECK (last_day IS NULL OR first_day <= last_day),
  PRIMARY KEY (county, activity_id, revision),
  UNIQUE (activity_id, county, revision),
  UNIQUE (form_id, county, activity_id, revision)
) {{clustered}};

CREATE INDEX activities_by_day ON activities (county, first_day);
CREATE INDEX activities_by_matter ON activities (matter_id, county)
  WHERE matter_id <> '';

-- Those who took part; where a person is at home elsewhere, his county there.
CREATE TABLE activity_persons (
  county BIGINT NOT NULL,
  activity_id {{text}} NOT NULL,
  revision BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  PRIMARY KEY (county, activity_id, revision, home_county, home_person_id)
) {{clustered}};

-- What a month's support comes to, in fen, from a day on; due_day is the day
-- of the month by which it is paid, NULL where the county has set none.
CREATE TABLE payment_standards (
  county BIGINT NOT NULL,
  first_day BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  scattered BIGINT NOT NULL CHECK (scattered >= 0),
  institution BIGINT NOT NULL CHECK (institution >= 0),
  care_self BIGINT NOT NULL CHECK (care_self >= 0),
  care_half BIGINT NOT NULL CHECK (care_half >= 0),
  care_full BIGINT NOT NULL CHECK (care_full >= 0),
  due_day BIGINT CHECK (due_day BETWEEN 1 AND 28),
  basis {{text}} NOT NULL,
  reason {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, first_day, revision),
  UNIQUE (form_id, county, first_day, revision)
) {{clustered}};

-- What was sent with a form, to tell the same from another one.
CREATE TABLE payment_forms (
  county BIGINT NOT NULL,
  form_id {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, form_id)
) {{clustered}};

-- What was paid to somebody for a month (year * 100 + month), in fen; county
-- and person_id are those of his home row. A second payment for the same
-- month is another entry.
CREATE TABLE payments (
  county BIGINT NOT NULL,
  month BIGINT NOT NULL CHECK (month % 100 BETWEEN 1 AND 12),
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  basic BIGINT NOT NULL CHECK (basic >= 0),
  care BIGINT NOT NULL CHECK (care >= 0),
  day BIGINT NOT NULL,
  reason {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, month, person_id, entry, revision)
) {{clustered}};

CREATE INDEX payments_by_person ON payments (county, person_id, month);
