-- Notices: who is told what, and by when it must be acknowledged. A notice
-- has one recipient: a worker (worker_id), or an office (office_area and
-- institution); the other is 0. `is_open` turns to 0 once, when it has been
-- acknowledged or is no longer needed; `is_raised` turns to 1 once, when it
-- has risen a level for want of an answer. `words` hold no number of a
-- person.
CREATE TABLE notices (
  county BIGINT NOT NULL,
  notice_id {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  subject_kind {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  area BIGINT NOT NULL,
  words {{text}} NOT NULL,
  worker_id BIGINT NOT NULL,
  office_area BIGINT NOT NULL,
  institution BIGINT NOT NULL,
  vacant {{text}} NOT NULL,
  acknowledge_by BIGINT,
  span BIGINT NOT NULL,
  raised_from {{text}},
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  is_raised BIGINT NOT NULL CHECK (is_raised IN (0, 1)),
  sent_at BIGINT NOT NULL,
  sent_by {{text}} NOT NULL,
  PRIMARY KEY (county, notice_id),
  CHECK ((worker_id = 0) <> (office_area = 0))
) {{clustered}};

CREATE INDEX notices_of_worker
  ON notices (worker_id, is_open, notice_id) WHERE worker_id > 0;
CREATE INDEX notices_of_office
  ON notices (office_area, institution, is_open, notice_id)
  WHERE office_area > 0;
CREATE INDEX notices_by_id ON notices (notice_id);
CREATE INDEX notices_by_subject
  ON notices (county, subject_kind, subject, notice_id);
CREATE INDEX notices_by_sender ON notices (sent_by, notice_id);
CREATE INDEX notices_due ON notices (acknowledge_by)
  WHERE is_open = 1 AND is_raised = 0 AND acknowledge_by IS NOT NULL;
-- One level for each notice, however many servers there are.
CREATE UNIQUE INDEX notices_raised ON notices (county, raised_from)
  WHERE raised_from IS NOT NULL;

-- What became of a notice: 1 acknowledged, 2 a reply, 3 raised, 4 no longer
-- needed.
CREATE TABLE notice_steps (
  county BIGINT NOT NULL,
  notice_id {{text}} NOT NULL,
  step_id {{text}} NOT NULL,
  step BIGINT NOT NULL CHECK (step BETWEEN 1 AND 4),
  words {{text}} NOT NULL,
  at BIGINT NOT NULL,
  by_whom {{text}} NOT NULL,
  PRIMARY KEY (county, notice_id, step_id)
) {{clustered}};

-- Where notices are passed on to, as an SMS gateway: of the counties in
-- `area`. The secret that signs what is sent is sealed as identities are.
CREATE TABLE webhooks (
  webhook_id {{text}} NOT NULL PRIMARY KEY,
  area BIGINT NOT NULL,
  title {{text}} NOT NULL,
  address {{text}} NOT NULL,
  key_id {{text}} NOT NULL,
  secret {{blob}} NOT NULL,
  added_at BIGINT NOT NULL,
  added_by {{text}} NOT NULL,
  ended_at BIGINT,
  ended_by {{text}}
);

-- What is to be passed on, written with the notice and before anything is
-- sent. `body` never changes: whoever receives it twice knows it by its id.
-- state: 0 waits, 1 delivered, 2 given up, 3 the webhook has ended.
CREATE TABLE outbox (
  county BIGINT NOT NULL,
  notice_id {{text}} NOT NULL,
  webhook_id {{text}} NOT NULL,
  body {{text}} NOT NULL,
  state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3),
  attempts BIGINT NOT NULL,
  next_at BIGINT NOT NULL,
  created_at BIGINT NOT NULL,
  finished_at BIGINT,
  last_error {{text}} NOT NULL,
  PRIMARY KEY (county, notice_id, webhook_id)
) {{clustered}};

CREATE INDEX outbox_due ON outbox (next_at) WHERE state = 0;
CREATE INDEX outbox_of_webhook ON outbox (webhook_id, state, notice_id);

-- Emergencies. state: 0 reported, 1 responding, 2 handled, 3 reviewed; kept
-- beside the steps it follows from. `recorded` is 1 once the written record
-- is there, `is_care_gap` once the review has named missing care as the
-- cause: a stop item.
CREATE TABLE incidents (
  county BIGINT NOT NULL,
  incident_id {{text}} NOT NULL,
  household_id BIGINT NOT NULL,
  home_county BIGINT NOT NULL,
  home_person_id BIGINT NOT NULL,
  village BIGINT NOT NULL,
  pack {{text}} NOT NULL,
  kind {{text}} NOT NULL,
  title {{text}} NOT NULL,
  place {{text}} NOT NULL,
  words {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  is_serious BIGINT NOT NULL CHECK (is_serious IN (0, 1)),
  is_care_gap BIGINT NOT NULL CHECK (is_care_gap IN (0, 1)),
  is_recorded BIGINT NOT NULL CHECK (is_recorded IN (0, 1)),
  state BIGINT NOT NULL CHECK (state BETWEEN 0 AND 3),
  record_due BIGINT NOT NULL,
  reported_at BIGINT NOT NULL,
  reported_by {{text}} NOT NULL,
  PRIMARY KEY (county, incident_id)
) {{clustered}};

CREATE INDEX incidents_by_id ON incidents (incident_id);
CREATE INDEX incidents_by_reporter ON incidents (reported_by, incident_id);
CREATE INDEX incidents_by_household
  ON incidents (county, household_id, incident_id);
CREATE INDEX incidents_by_village
  ON incidents (county, village, incident_id);

-- step: 1 responding, 2 handled, 3 reviewed, 4 the written record, 5 an item
-- of the checklist done (its place in `item`), 6 a remark.
CREATE TABLE incident_steps (
  county BIGINT NOT NULL,
  incident_id {{text}} NOT NULL,
  step_id {{text}} NOT NULL,
  step BIGINT NOT NULL CHECK (step BETWEEN 1 AND 6),
  item BIGINT NOT NULL,
  cause {{text}} NOT NULL,
  words {{text}} NOT NULL,
  at BIGINT NOT NULL,
  by_whom {{text}} NOT NULL,
  PRIMARY KEY (county, incident_id, step_id)
) {{clustered}};

-- Tasks that follow from the facts: 1 安全核查 where nobody answers (A-12),
-- 2 a first visit after something grave (A-10). `cause` names the visit or
-- the day it follows from, so that it is raised once.
CREATE TABLE safety_checks (
  county BIGINT NOT NULL,
  household_id BIGINT NOT NULL,
  kind BIGINT NOT NULL CHECK (kind IN (1, 2)),
  cause {{text}} NOT NULL,
  check_id {{text}} NOT NULL,
  village BIGINT NOT NULL,
  words {{text}} NOT NULL,
  since BIGINT NOT NULL,
  raised_at BIGINT NOT NULL,
  due_at BIGINT NOT NULL,
  is_open BIGINT NOT NULL CHECK (is_open IN (0, 1)),
  outcome {{text}} NOT NULL,
  closed_at BIGINT,
  closed_by {{text}} NOT NULL,
  PRIMARY KEY (county, household_id, kind, cause)
) {{clustered}};

CREATE INDEX safety_checks_by_id ON safety_checks (check_id);
CREATE INDEX safety_checks_open
  ON safety_checks (county, village, due_at) WHERE is_open = 1;

-- Visits where nobody was met, which are few, and grave things by their day.
CREATE INDEX visits_unmet ON visits (at)
  WHERE standing = 1 AND result <> 0;
CREATE INDEX circumstances_by_day ON circumstances (valid_from)
  WHERE standing = 1 AND valid_from IS NOT NULL;
