-- Numbers by which lists over several counties are marked: one for the whole city.
ALTER TABLE policy_parameter ADD COLUMN city_only boolean NOT NULL DEFAULT false;
UPDATE policy_parameter SET city_only = true WHERE key = 'deadline.soonWorkdays';
