-- What is counted of classes: how many trainees there were at the end, how many started and how many finished (clauses 5, 7).
ALTER TABLE class_delivery ADD COLUMN trainees integer;
COMMENT ON COLUMN class_delivery.trainees IS 'of the class when its completion was recognised or not';
ALTER TABLE class_filing ADD COLUMN graduated_size integer;
COMMENT ON COLUMN class_filing.graduated_size IS 'trainees with a certificate, once the completion is recognised';
ALTER TABLE project_class ADD COLUMN started integer, ADD COLUMN finished integer;
COMMENT ON COLUMN project_class.trainees IS 'planned: what takes the places of the project';
COMMENT ON COLUMN project_class.started IS 'present on the first day; null (from nodes of an earlier version): as planned';
COMMENT ON COLUMN project_class.finished IS 'with a certificate; null (from nodes of an earlier version): as planned';
