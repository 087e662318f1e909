-- By itself, so that it waits for nobody while it holds something. Nodes of an earlier version search without an index until they
-- are changed: slower, and right.
DROP INDEX case_file_search;
