-- How an account stands: whether its password was given to it and must be
-- changed, whether an administrator has locked it.
ALTER TABLE accounts ADD COLUMN must_change BIGINT NOT NULL DEFAULT 0
  CHECK (must_change IN (0, 1));
ALTER TABLE accounts ADD COLUMN is_blocked BIGINT NOT NULL DEFAULT 0
  CHECK (is_blocked IN (0, 1));

-- What a session was begun with, in words, and when a code was last given in
-- it; NULL for never.
ALTER TABLE sessions ADD COLUMN device {{text}} NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN proved_at BIGINT;
CREATE INDEX sessions_by_account ON sessions (account_id);

-- The secret from which the codes of an account follow, sealed as identities
-- are. `last_step` is the half minute whose code was used last: no code is
-- taken twice.
CREATE TABLE second_factors (
  account_id BIGINT NOT NULL PRIMARY KEY REFERENCES accounts (account_id),
  key_id {{text}} NOT NULL,
  sealed {{blob}} NOT NULL,
  since BIGINT NOT NULL,
  last_step BIGINT NOT NULL
);

-- Who has looked at whom: append-only, apart from the log of changes.
CREATE TABLE read_entries (
  county BIGINT NOT NULL,
  entry_id {{text}} NOT NULL,
  at BIGINT NOT NULL,
  actor {{text}} NOT NULL,
  action {{text}} NOT NULL,
  subject {{text}} NOT NULL,
  detail {{text}} NOT NULL,
  PRIMARY KEY (county, entry_id)
) {{clustered}};
