-- 欠访: a window that was not met is owed until a fulfilling day comes after
-- it, or until the next window of the same unit and duty has ended.
-- redeemed_on is that day, followed_on the last day of that window.
ALTER TABLE ledger_windows ADD COLUMN redeemed_on BIGINT;
ALTER TABLE ledger_windows ADD COLUMN followed_on BIGINT;

-- How many windows of a duty stand how in a village, on the day through
-- which the county's ledger is kept; `overdue` of them are owed still. Pages
-- that show numbers read this, so that none grows with the people counted.
-- The county is the village's; unit_county is where the unit is stored, as a
-- person at home elsewhere may live here.
CREATE TABLE ledger_counts (
  county BIGINT NOT NULL,
  unit_county BIGINT NOT NULL,
  village BIGINT NOT NULL,
  duty_id BIGINT NOT NULL,
  window_start BIGINT NOT NULL,
  window_end BIGINT NOT NULL,
  state BIGINT NOT NULL,
  number BIGINT NOT NULL CHECK (number >= 0),
  overdue BIGINT NOT NULL CHECK (overdue >= 0),
  PRIMARY KEY (county, unit_county, village, duty_id, window_start,
    window_end, state)
) {{clustered}};

-- What was stored before knows nothing of debts: it is made anew.
UPDATE ledger_states SET is_stale = 1;
