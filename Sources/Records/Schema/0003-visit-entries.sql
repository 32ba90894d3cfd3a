-- What somebody had to say about an entry of a visit: why it came late, why
-- it corrects another.
CREATE TABLE visit_reasons (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  kind {{text}} NOT NULL CHECK (kind IN ('late', 'correction')),
  reason {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, visit_id, kind)
) {{clustered}};

-- What was sent for an entry, as a hash: the same form sent twice is told
-- from another one under the same number.
CREATE TABLE visit_submissions (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  visit_id BIGINT NOT NULL,
  digest {{blob}} NOT NULL,
  PRIMARY KEY (county, household_id, visit_id)
) {{clustered}};
