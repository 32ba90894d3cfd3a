-- Entrusted care (照料护理) of persons: rows are added and never changed nor
-- deleted. county and person_id are those of the person's home row; the ids
-- are made with the forms.

-- What was sent with a form, to tell the same from another one; their number
-- tells what stood on record of a person when a form was opened.
CREATE TABLE care_submissions (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  form_id {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, form_id),
  UNIQUE (form_id, county, person_id)
) {{clustered}};

CREATE TABLE care_agreements (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  agreement_id {{text}} NOT NULL,
  carer {{text}} NOT NULL,
  carer_no {{text}} NOT NULL,
  relation {{text}} NOT NULL,
  carer_place {{text}} NOT NULL,
  township BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  valid_to BIGINT NOT NULL,
  duties {{text}} NOT NULL,
  payment BIGINT NOT NULL CHECK (payment >= 0),
  CHECK (valid_from <= valid_to),
  PRIMARY KEY (county, person_id, agreement_id),
  UNIQUE (agreement_id, county, person_id)
) {{clustered}};

-- Each kind of step is taken once: 0 signed, 1 ended, 2 void.
CREATE TABLE care_agreement_steps (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  agreement_id {{text}} NOT NULL,
  kind BIGINT NOT NULL CHECK (kind IN (0, 1, 2)),
  day BIGINT NOT NULL,
  reason BIGINT,
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, agreement_id, kind)
) {{clustered}};

CREATE TABLE care_pledges (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  pledge_id {{text}} NOT NULL,
  agreement_id {{text}} NOT NULL,
  signed BIGINT NOT NULL,
  PRIMARY KEY (county, person_id, pledge_id)
) {{clustered}};

CREATE TABLE care_publications (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  pledge_id {{text}} NOT NULL,
  day BIGINT NOT NULL,
  place {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, pledge_id)
) {{clustered}};

CREATE TABLE care_evaluations (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  evaluation_id {{text}} NOT NULL,
  agreement_id {{text}} NOT NULL,
  day BIGINT NOT NULL,
  score BIGINT NOT NULL CHECK (score BETWEEN 1 AND 5),
  person_words {{text}} NOT NULL,
  is_passed BIGINT NOT NULL CHECK (is_passed IN (0, 1)),
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, evaluation_id)
) {{clustered}};

-- place 0 is the visitor's, from 1 on the neighbours'.
CREATE TABLE care_opinions (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  evaluation_id {{text}} NOT NULL,
  place BIGINT NOT NULL,
  name {{text}} NOT NULL,
  grade BIGINT NOT NULL,
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, evaluation_id, place)
) {{clustered}};

CREATE TABLE custody_checks (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  check_id {{text}} NOT NULL,
  day BIGINT NOT NULL,
  holder BIGINT NOT NULL,
  agent {{text}} NOT NULL,
  relation {{text}} NOT NULL,
  has_consent BIGINT NOT NULL CHECK (has_consent IN (0, 1)),
  is_handed_over BIGINT NOT NULL CHECK (is_handed_over IN (0, 1)),
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, check_id)
) {{clustered}};

CREATE TABLE care_notes (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  note_id {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  agreement_id {{text}} NOT NULL,
  day BIGINT NOT NULL,
  grade BIGINT,
  body {{text}} NOT NULL,
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, note_id)
) {{clustered}};

CREATE TABLE care_placements (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  placement_id {{text}} NOT NULL,
  institution_county BIGINT NOT NULL,
  institution_id BIGINT NOT NULL,
  day BIGINT NOT NULL,
  reason {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, placement_id)
) {{clustered}};

CREATE TABLE care_returns (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  placement_id {{text}} NOT NULL,
  last_day BIGINT NOT NULL,
  words {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, placement_id)
) {{clustered}};

-- The register of lawful providers of a county.
CREATE TABLE institutions (
  county BIGINT NOT NULL,
  institution_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  name {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  licence {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, institution_id, revision),
  UNIQUE (form_id, county, institution_id, revision)
) {{clustered}};

-- Seasons that a county has called, besides those of the calendar: after a
-- weather alert, or where it heats longer than the document says.
CREATE TABLE season_calls (
  county BIGINT NOT NULL,
  call_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  season {{text}} NOT NULL,
  reason {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, call_id, revision),
  UNIQUE (form_id, county, call_id, revision)
) {{clustered}};
