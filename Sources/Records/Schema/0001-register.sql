-- The register and the visits. SQL of the subset that the engines share;
-- {{names}} are their differences. County first in every key of what belongs
-- to a place; what all counties share has no county.
--
-- Facts are kept with both times: valid_from and valid_to say when it was so
-- (days since 1970-01-01, NULL for no limit), recorded_at (seconds) when it
-- was put on record and by whom. A correction is a new revision that says
-- which one it corrects; `standing` is 1 on the revision in force and is the
-- only column that ever changes.

CREATE TABLE settings (
  name {{text}} NOT NULL PRIMARY KEY,
  value {{text}} NOT NULL
);

CREATE TABLE areas (
  code BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  name {{text}} NOT NULL,
  level {{text}} NOT NULL,
  parent BIGINT,
  urban_class {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (code, entry, revision)
) {{clustered}};

CREATE TABLE policies (
  area BIGINT NOT NULL,
  pack {{text}} NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (area, pack, entry, revision)
) {{clustered}};

CREATE TABLE suspensions (
  area BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  reason {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (area, entry, revision)
) {{clustered}};

CREATE TABLE workers (
  worker_id BIGINT NOT NULL PRIMARY KEY,
  worker_no {{text}} NOT NULL UNIQUE,
  name {{text}} NOT NULL
);

CREATE TABLE posts (
  worker_id BIGINT NOT NULL REFERENCES workers (worker_id),
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  name {{text}} NOT NULL,
  role BIGINT NOT NULL,
  unit {{text}} NOT NULL,
  area BIGINT NOT NULL,
  is_leader BIGINT NOT NULL CHECK (is_leader IN (0, 1)),
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (worker_id, entry, revision)
) {{clustered}};

CREATE INDEX posts_by_area ON posts (area, worker_id);

-- Deputies (worker to worker) and contact points (worker to village).
CREATE TABLE worker_links (
  worker_id BIGINT NOT NULL REFERENCES workers (worker_id),
  kind BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  principal_id BIGINT REFERENCES workers (worker_id),
  village BIGINT,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (worker_id, kind, entry, revision),
  CHECK ((principal_id IS NULL) <> (village IS NULL))
) {{clustered}};

CREATE TABLE households (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  household_no {{text}} NOT NULL,
  village BIGINT NOT NULL,
  head {{text}} NOT NULL,
  address {{text}} NOT NULL,
  grid {{text}} NOT NULL,
  longitude {{text}} NOT NULL,
  latitude {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, revision),
  UNIQUE (household_no, county, revision)
) {{clustered}};

CREATE INDEX households_by_village
  ON households (county, village, household_id);

-- A person has a row in each county he has lived in; all but the one at home
-- name that one, where everything known of him is kept.
CREATE TABLE persons (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  person_no {{text}} NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  name {{text}} NOT NULL,
  relation {{text}} NOT NULL,
  sex {{text}} NOT NULL,
  birth BIGINT,
  death BIGINT,
  guardian {{text}} NOT NULL,
  category BIGINT,
  level BIGINT,
  components {{text}} NOT NULL,
  issued BIGINT,
  valid_until BIGINT,
  state BIGINT,
  is_suspected BIGINT NOT NULL CHECK (is_suspected IN (0, 1)),
  needs_care BIGINT NOT NULL CHECK (needs_care IN (0, 1)),
  carers {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, revision),
  UNIQUE (person_no, county, revision)
) {{clustered}};

-- Citizen ID, certificate number, phone: sealed under a key that is not in
-- the database, found through keyed hashes.
CREATE TABLE identities (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  key_id {{text}} NOT NULL,
  sealed {{blob}} NOT NULL,
  whole {{blob}} NOT NULL,
  last_four {{blob}} NOT NULL,
  last_six {{blob}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  PRIMARY KEY (county, person_id, kind, revision)
) {{clustered}};

CREATE INDEX identities_by_whole ON identities (county, whole);
CREATE INDEX identities_by_last_six ON identities (county, last_six);
CREATE INDEX identities_by_last_four ON identities (county, last_four);

CREATE TABLE stays (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, person_id, entry, revision)
) {{clustered}};

CREATE INDEX stays_by_person
  ON stays (home_county, home_person_id, county, household_id);

CREATE TABLE certificates (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  number {{blob}},
  category BIGINT NOT NULL,
  level BIGINT NOT NULL,
  components {{text}} NOT NULL,
  state BIGINT NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, entry, revision)
) {{clustered}};

CREATE TABLE care (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  carer {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, entry, revision)
) {{clustered}};

CREATE TABLE circumstances (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  kind BIGINT NOT NULL,
  note {{text}} NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, entry, revision)
) {{clustered}};

CREATE TABLE statuses (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  status BIGINT NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, entry, revision)
) {{clustered}};

-- The six indicators as six letters: Y 能, N 不能, - not given.
CREATE TABLE assessments (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  day BIGINT NOT NULL,
  indicators {{text}} NOT NULL CHECK (length(indicators) = 6),
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, entry, revision)
) {{clustered}};

-- Of a household, or of a person (the other 0).
CREATE TABLE absences (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  reason BIGINT NOT NULL,
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, person_id, entry, revision),
  CHECK ((household_id = 0) <> (person_id = 0))
) {{clustered}};

CREATE INDEX absences_by_person ON absences (county, person_id);

-- Worker to household (联系户) or person (结对, 探访责任); the other 0.
CREATE TABLE links (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  worker_id BIGINT NOT NULL REFERENCES workers (worker_id),
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  valid_from BIGINT,
  valid_to BIGINT,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY
    (county, household_id, person_id, kind, worker_id, entry, revision),
  CHECK ((household_id = 0) <> (person_id = 0))
) {{clustered}};

CREATE INDEX links_by_worker ON links (worker_id, kind);
CREATE INDEX links_by_person ON links (county, person_id);

CREATE TABLE visits (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  visit_no {{text}} NOT NULL,
  at BIGINT NOT NULL,
  mode BIGINT NOT NULL,
  result BIGINT NOT NULL,
  met_family BIGINT NOT NULL CHECK (met_family IN (0, 1)),
  reason BIGINT,
  occasion {{text}} NOT NULL,
  registered_at BIGINT NOT NULL,
  corrects {{text}},
  corrects_county BIGINT,
  corrects_household BIGINT,
  corrects_visit BIGINT,
  remark {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, visit_id, revision),
  UNIQUE (visit_no, county, revision)
) {{clustered}};

CREATE INDEX visits_by_corrected
  ON visits (corrects_county, corrects_household, corrects_visit)
  WHERE corrects_visit IS NOT NULL;

CREATE TABLE visit_workers (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  place BIGINT NOT NULL,
  worker_id BIGINT NOT NULL,
  PRIMARY KEY (county, household_id, visit_id, revision, place)
) {{clustered}};

CREATE INDEX visit_workers_by_worker
  ON visit_workers (county, worker_id, household_id, visit_id);

-- Those who were met; where a person is at home elsewhere, his county there.
CREATE TABLE visit_persons (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  place BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  PRIMARY KEY (county, household_id, visit_id, revision, place)
) {{clustered}};

CREATE INDEX visit_persons_by_person
  ON visit_persons (home_county, home_person_id, county, household_id);

-- Answers to the checklists of a visit, by form and version.
CREATE TABLE visit_answers (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  form {{text}} NOT NULL,
  version BIGINT NOT NULL,
  answers {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, visit_id, form)
) {{clustered}};
