-- What is stored of the ledger: for each window the days from which every
-- state follows, so that midnight changes no row. Equal to a full rebuild at
-- any time.
CREATE TABLE ledger_duties (
  duty_id BIGINT NOT NULL PRIMARY KEY,
  duty {{text}} NOT NULL UNIQUE
);

-- unit_kind: 0 household, 1 person, 2 link to a household, 3 to a person;
-- unit_id is the household's or person's, worker_id 0 but for links.
CREATE TABLE ledger_windows (
  county BIGINT NOT NULL,
  unit_kind BIGINT NOT NULL,
  unit_id BIGINT NOT NULL,
  worker_id BIGINT NOT NULL,
  duty_id BIGINT NOT NULL,
  window_start BIGINT NOT NULL,
  window_end BIGINT NOT NULL,
  village BIGINT NOT NULL,
  actor_id BIGINT NOT NULL,
  listed_from BIGINT NOT NULL,
  counted BIGINT NOT NULL,
  settled BIGINT NOT NULL,
  marks BIGINT NOT NULL,
  done_on BIGINT,
  left_on BIGINT,
  PRIMARY KEY
    (county, unit_kind, unit_id, worker_id, duty_id, window_start)
) {{clustered}};

-- How far the stored ledger of a county reaches.
CREATE TABLE ledger_states (
  county BIGINT NOT NULL PRIMARY KEY,
  kept_from BIGINT NOT NULL,
  kept_through BIGINT NOT NULL,
  rules {{text}} NOT NULL,
  is_stale BIGINT NOT NULL CHECK (is_stale IN (0, 1))
);

-- Append-only; sealed in batches by a keyed hash chain for each county
-- (0 for what no county owns). `seal` is set once.
CREATE TABLE audit_entries (
  county BIGINT NOT NULL,
  entry_id {{text}} NOT NULL,
  at BIGINT NOT NULL,
  actor {{text}} NOT NULL,
  action {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  detail {{text}} NOT NULL,
  seal BIGINT,
  PRIMARY KEY (county, entry_id)
) {{clustered}};

CREATE INDEX audit_entries_unsealed
  ON audit_entries (county, entry_id) WHERE seal IS NULL;

CREATE TABLE audit_seals (
  county BIGINT NOT NULL,
  number BIGINT NOT NULL,
  sealed_at BIGINT NOT NULL,
  entries BIGINT NOT NULL,
  hash {{blob}} NOT NULL,
  PRIMARY KEY (county, number)
) {{clustered}};

CREATE TABLE quality_items (
  county BIGINT NOT NULL,
  kind {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  detail {{text}} NOT NULL,
  found_at BIGINT NOT NULL,
  PRIMARY KEY (county, kind, subject, detail)
) {{clustered}};

CREATE TABLE accounts (
  account_id BIGINT NOT NULL PRIMARY KEY,
  login {{text}} NOT NULL UNIQUE,
  password {{text}} NOT NULL,
  worker_no {{text}} NOT NULL,
  role {{text}} NOT NULL,
  area BIGINT NOT NULL,
  failures BIGINT NOT NULL,
  locked_until BIGINT NOT NULL,
  created_at BIGINT NOT NULL
);

CREATE TABLE sessions (
  token {{blob}} NOT NULL PRIMARY KEY,
  account_id BIGINT NOT NULL REFERENCES accounts (account_id),
  created_at BIGINT NOT NULL,
  seen_at BIGINT NOT NULL,
  expires_at BIGINT NOT NULL
) {{clustered}};

-- Work that time does by itself: whoever holds the lease does it.
CREATE TABLE leases (
  name {{text}} NOT NULL PRIMARY KEY,
  holder {{text}} NOT NULL,
  expires_at BIGINT NOT NULL,
  last_run BIGINT,
  last_outcome {{text}} NOT NULL
);
