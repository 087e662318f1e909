-- whether a virus scanner had been set when the file came in; without one it is marked so to whoever opens it
ALTER TABLE attachment ADD COLUMN scanned boolean NOT NULL DEFAULT false;
