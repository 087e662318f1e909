-- The usable rows of a workbook with faults are imported first; what is wrong in the others stays to be read until the file is put away.
ALTER TABLE project_list_upload ADD COLUMN imported_at timestamptz;
