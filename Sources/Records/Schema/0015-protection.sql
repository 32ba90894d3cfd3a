-- Protection of persons: reports of children with a disability (儿童残疾报告),
-- legal capacity (民事行为能力) and infringements (侵权事件). Rows are added as
-- revisions; `standing` is the only column that ever changes.

-- Who is younger than 18 and has a certificate.
CREATE INDEX persons_by_birth
  ON persons (county, birth, person_id)
  WHERE standing = 1 AND category IS NOT NULL;

-- county and person_id are those of the person's home row. The report is
-- named by the form that made it; each form adds a revision of the whole.
-- kind says which form: 0 report, 1 diagnosis, 2 intervention, 3 ruled out,
-- 4 correction. reported is the day the first revision was put on record.
CREATE TABLE child_reports (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  report_id {{text}} NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  kind BIGINT NOT NULL CHECK (kind BETWEEN 0 AND 4),
  found BIGINT NOT NULL,
  source BIGINT NOT NULL,
  signs {{text}} NOT NULL,
  reported BIGINT NOT NULL,
  diagnosed BIGINT,
  diagnosis {{text}} NOT NULL,
  diagnosed_at {{text}} NOT NULL,
  begun BIGINT,
  body {{text}} NOT NULL,
  ruled_out BIGINT,
  ruled_out_words {{text}} NOT NULL,
  why {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  CHECK (found <= reported),
  CHECK (diagnosed IS NULL OR diagnosed >= found),
  CHECK (begun IS NULL OR (diagnosed IS NOT NULL AND begun >= diagnosed)),
  CHECK (ruled_out IS NULL OR (ruled_out >= found AND begun IS NULL)),
  PRIMARY KEY (county, person_id, report_id, revision)
) {{clustered}};

CREATE INDEX child_reports_by_id ON child_reports (report_id);
CREATE UNIQUE INDEX child_reports_by_form ON child_reports (form_id);
-- One report at a time of a child.
CREATE UNIQUE INDEX child_reports_open ON child_reports (county, person_id)
  WHERE standing = 1 AND begun IS NULL AND ruled_out IS NULL;

-- capacity: 0 none, 1 limited, 2 full. What holds on a day is the row with
-- the latest valid_from up to it; two of one person never begin together.
CREATE TABLE capacities (
  county BIGINT NOT NULL,
  person_id BIGINT NOT NULL,
  entry BIGINT NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  capacity BIGINT NOT NULL CHECK (capacity BETWEEN 0 AND 2),
  guardian {{text}} NOT NULL,
  relation {{text}} NOT NULL,
  source BIGINT NOT NULL,
  valid_from BIGINT NOT NULL,
  why {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  PRIMARY KEY (county, person_id, entry, revision)
) {{clustered}};

CREATE UNIQUE INDEX capacities_by_day
  ON capacities (county, person_id, valid_from) WHERE standing = 1;

-- An infringement that a matter is about; informed_at is in seconds.
CREATE TABLE infringements (
  county BIGINT NOT NULL,
  matter_id {{text}} NOT NULL,
  revision BIGINT NOT NULL,
  standing BIGINT NOT NULL CHECK (standing IN (0, 1)),
  form_id {{text}} NOT NULL,
  digest {{blob}} NOT NULL,
  happened BIGINT NOT NULL,
  kind BIGINT NOT NULL,
  words {{text}} NOT NULL,
  body BIGINT,
  informed_at BIGINT,
  outcome {{text}} NOT NULL,
  why {{text}} NOT NULL,
  recorded_at BIGINT NOT NULL,
  recorded_by {{text}} NOT NULL,
  CHECK ((body IS NULL) = (informed_at IS NULL)),
  CHECK (informed_at IS NULL OR informed_at >= happened * 86400),
  PRIMARY KEY (county, matter_id, revision)
) {{clustered}};

CREATE UNIQUE INDEX infringements_by_form ON infringements (form_id);
