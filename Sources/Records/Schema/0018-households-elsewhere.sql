-- Households that another county keeps than the one they live in: few, and
-- looked for wherever something changes in a whole area.
CREATE INDEX households_elsewhere ON households (village, county)
  WHERE standing = 1 AND village / 1000000 <> county;

-- Numbers of forms are known county by county, as those of all that hangs on
-- a person.
DROP INDEX child_reports_by_form;
CREATE UNIQUE INDEX child_reports_by_form
  ON child_reports (form_id, county);
DROP INDEX infringements_by_form;
CREATE UNIQUE INDEX infringements_by_form
  ON infringements (form_id, county);
