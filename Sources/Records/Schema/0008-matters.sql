-- Matters (事项): needs, problems and hazards found, and what is done about
-- them. What was found stands in `matters`, each thing done in
-- `matter_steps`; both are only ever added to.
CREATE TABLE matters (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  domain {{text}} NOT NULL,
  is_restricted BIGINT NOT NULL CHECK (is_restricted IN (0, 1)),
  what {{text}} NOT NULL,
  wish {{text}} NOT NULL,
  household_id BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  visit_no {{text}} NOT NULL,
  item {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  opened_at BIGINT NOT NULL,
  opened_by {{text}} NOT NULL,
  PRIMARY KEY (county, matter_id),
  UNIQUE (matter_id, county)
) {{clustered}};

CREATE INDEX matters_by_visit ON matters (county, visit_no, item);

CREATE TABLE matter_steps (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  number BIGINT NOT NULL,
  step_id {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  words {{text}} NOT NULL,
  whom {{text}} NOT NULL,
  day BIGINT,
  worker_id BIGINT,
  office BIGINT,
  household_id BIGINT,
  village BIGINT,
  urgency BIGINT,
  rating BIGINT CHECK (rating BETWEEN 1 AND 5),
  is_good BIGINT CHECK (is_good IN (0, 1)),
  plan_by BIGINT,
  due_on BIGINT,
  PRIMARY KEY (county, matter_id, number),
  UNIQUE (county, matter_id, step_id)
) {{clustered}};

-- How each matter stands: what its steps come to, kept beside them for the
-- lists and equal to them at any time. act_by (seconds) is until when
-- somebody has to act, months and days_taken are what the numbers count.
CREATE TABLE matter_standings (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  household_id BIGINT NOT NULL,
  village BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  is_restricted BIGINT NOT NULL CHECK (is_restricted IN (0, 1)),
  domain {{text}} NOT NULL,
  state BIGINT NOT NULL,
  urgency BIGINT NOT NULL,
  office BIGINT NOT NULL,
  worker_id BIGINT,
  opened_on BIGINT NOT NULL,
  act_by BIGINT,
  told_on BIGINT,
  owes_word BIGINT NOT NULL CHECK (owes_word IN (0, 1)),
  solved_on BIGINT,
  is_confirmed BIGINT NOT NULL CHECK (is_confirmed IN (0, 1)),
  check_on BIGINT,
  long_from BIGINT NOT NULL,
  awaits_place BIGINT NOT NULL CHECK (awaits_place IN (0, 1)),
  steps BIGINT NOT NULL,
  PRIMARY KEY (county, matter_id)
) {{clustered}};

CREATE INDEX matter_standings_open
  ON matter_standings (county, village, state, act_by, urgency, long_from,
    awaits_place, is_restricted, worker_id, domain) WHERE state < 5;
CREATE INDEX matter_standings_untold
  ON matter_standings (county, village) WHERE owes_word = 1;
CREATE INDEX matter_standings_late
  ON matter_standings (county, act_by, village) WHERE act_by IS NOT NULL;
CREATE INDEX matter_standings_checks
  ON matter_standings (county, check_on, village)
  WHERE check_on IS NOT NULL;
CREATE INDEX matter_standings_by_household
  ON matter_standings (county, household_id);
CREATE INDEX matter_standings_by_person
  ON matter_standings (home_county, home_person_id);

-- How many matters opened in a month stand how, in a village and in each
-- area above it up to the county: pages that show numbers read this.
-- days_taken is how long the solved ones took; -1 for those not solved.
CREATE TABLE matter_counts (
  county BIGINT NOT NULL,
  area BIGINT NOT NULL,
  month BIGINT NOT NULL,
  state BIGINT NOT NULL,
  is_confirmed BIGINT NOT NULL CHECK (is_confirmed IN (0, 1)),
  days_taken BIGINT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 0),
  PRIMARY KEY (county, area, month, state, is_confirmed, days_taken)
) {{clustered}};
