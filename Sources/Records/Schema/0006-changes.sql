-- Changes of facts as somebody asked for them: made at once by who may, else
-- proposed and decided on by another. What was asked for is sealed, as it may
-- hold numbers of persons. `is_open` turns to 0 once, with the decision.
CREATE TABLE changes (
  county BIGINT NOT NULL,
  change_id {{text}} NOT NULL,
  household_id BIGINT NOT NULL,
  area BIGINT NOT NULL,
  kind {{text}} NOT NULL,
  content {{blob}} NOT NULL,
  digest {{blob}} NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  proposed_at BIGINT NOT NULL,
  proposed_by {{text}} NOT NULL,
  PRIMARY KEY (county, change_id),
  UNIQUE (change_id, county)
) {{clustered}};

CREATE INDEX changes_open ON changes (county, area) WHERE is_open = 1;
CREATE INDEX changes_by_household
  ON changes (county, household_id, change_id);
CREATE INDEX changes_by_proposer ON changes (proposed_by, change_id);

CREATE TABLE change_decisions (
  county BIGINT NOT NULL,
  change_id {{text}} NOT NULL,
  state BIGINT NOT NULL CHECK (state IN (1, 2, 3)),
  reason {{text}} NOT NULL,
  decided_at BIGINT NOT NULL,
  decided_by {{text}} NOT NULL,
  PRIMARY KEY (county, change_id)
) {{clustered}};
