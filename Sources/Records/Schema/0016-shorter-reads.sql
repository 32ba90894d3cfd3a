-- When each visit of a worker was, so that those of a week are found without
-- reading all he ever paid. The time of the entry in `visits`.
ALTER TABLE visit_workers ADD COLUMN at BIGINT NOT NULL DEFAULT 0;

UPDATE visit_workers SET at = coalesce((
  SELECT v.at FROM visits v
  WHERE v.county = visit_workers.county
    AND v.household_id = visit_workers.household_id
    AND v.visit_id = visit_workers.visit_id
    AND v.revision = visit_workers.revision), 0);

DROP INDEX visit_workers_by_worker;
CREATE INDEX visit_workers_by_worker ON visit_workers (county, worker_id, at);

-- Who is on file in a village on a day, without reading the households;
-- `standing` stands in the index because SQLite would else look it up.
DROP INDEX households_on_file;
CREATE INDEX households_on_file
  ON households (county, village, valid_to, valid_from, standing)
  WHERE standing = 1;
