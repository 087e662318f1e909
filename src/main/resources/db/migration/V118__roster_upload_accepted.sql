-- An uploaded workbook that was neither taken over nor given up stands against the submission: the roster handed in would
-- be an older one. Those kept today may have been taken over, nobody knows: they do not stand against it.
ALTER TABLE roster_upload ADD COLUMN accepted boolean NOT NULL DEFAULT true;
ALTER TABLE roster_upload ALTER COLUMN accepted SET DEFAULT false;
