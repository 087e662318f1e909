-- A workbook that came in beside the ask for a change: the change could not be consented to, and the workbook not be given up.
DELETE FROM roster_upload u USING class_filing f WHERE f.number = u.case_number AND f.change_stage = 'ASKED';
