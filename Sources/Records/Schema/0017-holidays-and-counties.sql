-- Holidays of a year with the weekend days worked for them (节假日安排), as
-- put on record for an area and all within it; where several hold the
-- nearest does. Rows are added as revisions; `standing` is the only column
-- that ever changes.

CREATE TABLE holiday_years (
  area BIGINT NOT NULL,
  year BIGINT NOT NULL CHECK (year BETWEEN 2000 AND 2200),
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  basis {{text}} NOT NULL,
  reason {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (area, year, revision)
) {{clustered}};

CREATE UNIQUE INDEX holiday_years_by_form ON holiday_years (form_id);

-- line: the holiday, in the order of the year. is_worked: 0 the days off,
-- 1 a weekend day worked for them.
CREATE TABLE holiday_spans (
  area BIGINT NOT NULL,
  year BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  line BIGINT NOT NULL,
  is_worked BIGINT NOT NULL CHECK (is_worked IN (0, 1)),
  first_day BIGINT NOT NULL,
  last_day BIGINT NOT NULL,
  name {{text}} NOT NULL,
  CHECK (first_day <= last_day),
  PRIMARY KEY (area, year, revision, line, is_worked, first_day)
) {{clustered}};

-- Emergencies whose written record is still owed.
CREATE INDEX incidents_unrecorded ON incidents (record_due)
  WHERE is_recorded = 0;

-- What is kept of persons outside of their home county: little, and looked
-- for whenever a county is judged or imported.
CREATE INDEX persons_elsewhere ON persons (home_county, county)
  WHERE standing = 1 AND county <> home_county;
CREATE INDEX stays_elsewhere ON stays (home_county, county, household_id)
  WHERE standing = 1 AND county <> home_county;
CREATE INDEX stays_from_elsewhere ON stays (county, home_county)
  WHERE standing = 1 AND county <> home_county;
CREATE INDEX visit_persons_elsewhere
  ON visit_persons (home_county, county, household_id)
  WHERE county <> home_county;
