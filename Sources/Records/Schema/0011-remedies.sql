-- Reports of matters upward (上报). Whom each was sent to, and what became
-- of it there, is in the notices that it names.
CREATE TABLE escalations (
  county BIGINT NOT NULL,
  escalation_id {{text}} NOT NULL,
  matter_id {{text}} NOT NULL,
  from_area BIGINT NOT NULL,
  words {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  sent_at BIGINT NOT NULL,
  sent_by {{text}} NOT NULL,
  PRIMARY KEY (county, escalation_id)
) {{clustered}};

CREATE INDEX escalations_by_matter
  ON escalations (county, matter_id, escalation_id);

CREATE TABLE escalation_notices (
  county BIGINT NOT NULL,
  escalation_id {{text}} NOT NULL,
  notice_id {{text}} NOT NULL,
  PRIMARY KEY (county, escalation_id, notice_id)
) {{clustered}};

-- Rectification of matters (整改): what was done in `rectification_steps`,
-- which are only ever added to; how each stands, equal to what its steps
-- come to, in `rectifications`. state: 0 open, 1 reported done, 2 passed a
-- spot check. due_by and ordered_at are seconds.
CREATE TABLE rectification_steps (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  number BIGINT NOT NULL,
  step_id {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  words {{text}} NOT NULL,
  order_kind BIGINT,
  due_by BIGINT,
  notice_id {{text}} NOT NULL,
  PRIMARY KEY (county, matter_id, number),
  UNIQUE (county, matter_id, step_id)
) {{clustered}};

CREATE TABLE rectifications (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 2),
  kind BIGINT NOT NULL,
  ordered_at BIGINT NOT NULL,
  due_by BIGINT NOT NULL,
  is_extended BIGINT NOT NULL CHECK (is_extended IN (0, 1)),
  done_on BIGINT,
  days_taken BIGINT,
  steps BIGINT NOT NULL,
  PRIMARY KEY (county, matter_id)
) {{clustered}};

CREATE INDEX rectifications_open
  ON rectifications (county, due_by) WHERE state = 0;
CREATE INDEX rectifications_done
  ON rectifications (county, done_on) WHERE done_on IS NOT NULL;

-- Referrals of matters to departments and institutions (转介). body is the
-- name of an institution, where it is none of the offices; state: 0 sent,
-- 1 accepted, 2 declined, 3 delivered, 4 confirmed, 5 withdrawn, kept beside
-- the steps it follows from.
CREATE TABLE referrals (
  county BIGINT NOT NULL,
  referral_id {{text}} NOT NULL,
  matter_id {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  title {{text}} NOT NULL,
  office_area BIGINT NOT NULL,
  institution BIGINT NOT NULL,
  body {{text}} NOT NULL,
  due_on BIGINT NOT NULL,
  digest {{blob}} NOT NULL,
  state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 5),
  steps BIGINT NOT NULL,
  PRIMARY KEY (county, referral_id)
) {{clustered}};

CREATE INDEX referrals_by_id ON referrals (referral_id);
CREATE INDEX referrals_by_matter
  ON referrals (county, matter_id, referral_id);
CREATE INDEX referrals_open
  ON referrals (county, due_on, referral_id) WHERE state < 2;

CREATE TABLE referral_steps (
  county BIGINT NOT NULL,
  referral_id {{text}} NOT NULL,
  number BIGINT NOT NULL,
  step_id {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  words {{text}} NOT NULL,
  whom {{text}} NOT NULL,
  day BIGINT,
  PRIMARY KEY (county, referral_id, number),
  UNIQUE (county, referral_id, step_id)
) {{clustered}};

-- Warnings of poverty (返贫致贫预警), and the households under monitoring
-- that come of them. cause names what raised it: the same raises once.
-- state: 0 open, 1 under monitoring, 2 not taken in, 3 cleared, kept with
-- what follows it beside the steps.
CREATE TABLE warnings (
  county BIGINT NOT NULL,
  warning_id {{text}} NOT NULL,
  household_id BIGINT NOT NULL,
  pack {{text}} NOT NULL,
  title {{text}} NOT NULL,
  cause {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3),
  class BIGINT,
  identified_on BIGINT,
  measures BIGINT NOT NULL,
  cleared_on BIGINT,
  steps BIGINT NOT NULL,
  PRIMARY KEY (county, warning_id)
) {{clustered}};

CREATE INDEX warnings_by_id ON warnings (warning_id);
CREATE UNIQUE INDEX warnings_by_cause
  ON warnings (county, household_id, cause);
CREATE INDEX warnings_by_state ON warnings (county, state, warning_id);

CREATE TABLE warning_steps (
  county BIGINT NOT NULL,
  warning_id {{text}} NOT NULL,
  number BIGINT NOT NULL,
  step_id {{text}} NOT NULL,
  kind BIGINT NOT NULL,
  at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  words {{text}} NOT NULL,
  day BIGINT,
  class BIGINT,
  PRIMARY KEY (county, warning_id, number),
  UNIQUE (county, warning_id, step_id)
) {{clustered}};
