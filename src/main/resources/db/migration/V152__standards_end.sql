-- A standard that ends without another in its place: the last day; empty = until the next line of the same occupation and level.
ALTER TABLE subsidy_standard ADD COLUMN valid_to date CHECK (valid_to >= valid_from);
