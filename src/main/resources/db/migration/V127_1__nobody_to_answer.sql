-- What the county found itself was told by nobody, and so is answered to nobody.
ALTER TABLE complaint
    DROP CONSTRAINT complaint_answer_channel_check,
    ADD CONSTRAINT complaint_answer_channel_check CHECK (answer_channel IN ('PHONE', 'CODE', 'HOTLINE', 'LETTER', 'NONE'));
