-- How persons are found by name: a row in each county where somebody has
-- lived, made from what `persons` says of him. `spelling` holds the name in
-- letters and its initials, from each syllable on, a blank before each:
-- ` wangjianguo jianguo guo wjg jg g`.
CREATE TABLE person_names (
  county BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  name {{text}} NOT NULL,
  spelling {{text}} NOT NULL,
  PRIMARY KEY (county, home_county, home_person_id)
) {{clustered}};

-- What the lists of persons begin with.
CREATE INDEX persons_by_expiry
  ON persons (county, valid_until, person_id)
  WHERE standing = 1 AND valid_until IS NOT NULL;
CREATE INDEX persons_suspected
  ON persons (county, person_id)
  WHERE standing = 1 AND is_suspected = 1;
CREATE INDEX persons_by_death
  ON persons (county, death, person_id)
  WHERE standing = 1 AND death IS NOT NULL;
CREATE INDEX stays_by_end
  ON stays (county, valid_to, household_id, person_id)
  WHERE standing = 1 AND valid_to IS NOT NULL;
CREATE INDEX statuses_by_status
  ON statuses (county, status, person_id)
  WHERE standing = 1;
