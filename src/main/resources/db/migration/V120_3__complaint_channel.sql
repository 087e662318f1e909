-- How the informer was answered.
ALTER TABLE complaint ADD answer_channel text CHECK (answer_channel IN ('PHONE', 'CODE', 'HOTLINE', 'LETTER'));
