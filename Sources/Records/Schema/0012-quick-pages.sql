-- The numbers of villages added up for each township and county: pages of a
-- county and above read these. A save changes the numbers of its village
-- alone, so that saves of a county do not wait for one row; `summed_number`
-- and `summed_overdue` say how much of a number the sums hold already, and a
-- job adds up what has changed since. A page takes both together.
ALTER TABLE ledger_counts ADD COLUMN summed_number BIGINT NOT NULL DEFAULT 0;
ALTER TABLE ledger_counts ADD COLUMN summed_overdue BIGINT NOT NULL DEFAULT 0;

CREATE TABLE ledger_sums (
  county BIGINT NOT NULL,
  area BIGINT NOT NULL,
  unit_county BIGINT NOT NULL,
  duty_id BIGINT NOT NULL,
  window_start BIGINT NOT NULL,
  window_end BIGINT NOT NULL,
  state BIGINT NOT NULL,
  number BIGINT NOT NULL,
  overdue BIGINT NOT NULL,
  PRIMARY KEY (county, area, unit_county, duty_id, window_start, window_end,
    state)
) {{clustered}};

UPDATE ledger_counts SET summed_number = number, summed_overdue = overdue
  WHERE village > 0;
INSERT INTO ledger_sums (county, area, unit_county, duty_id, window_start,
    window_end, state, number, overdue)
  SELECT county, village / 1000, unit_county, duty_id, window_start,
    window_end, state, sum(number), sum(overdue)
  FROM ledger_counts WHERE village > 0
  GROUP BY county, village / 1000, unit_county, duty_id, window_start,
    window_end, state;
INSERT INTO ledger_sums (county, area, unit_county, duty_id, window_start,
    window_end, state, number, overdue)
  SELECT county, county, unit_county, duty_id, window_start, window_end,
    state, sum(number), sum(overdue)
  FROM ledger_counts WHERE village > 0
  GROUP BY county, unit_county, duty_id, window_start, window_end, state;

CREATE INDEX ledger_counts_unsummed ON ledger_counts (county, village)
  WHERE summed_number <> number OR summed_overdue <> overdue;

-- How many households are on file in a village.
CREATE INDEX households_on_file ON households (county, village, valid_to)
  WHERE standing = 1;
