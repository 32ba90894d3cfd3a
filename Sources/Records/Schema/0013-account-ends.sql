-- When a one-time password was given out, which holds for some days; and the
-- last day on which an account may be used, as its worker's posts end.
ALTER TABLE accounts ADD COLUMN given_at BIGINT;
ALTER TABLE accounts ADD COLUMN last_day BIGINT;
