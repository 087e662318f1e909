-- A change that waited when its class ended is not refused: nobody decided on it.
ALTER TABLE class_change DROP CONSTRAINT class_change_decision_check;
ALTER TABLE class_change ADD CONSTRAINT class_change_decision_check CHECK (decision IN ('CONSENTED', 'REFUSED', 'LAPSED'));
