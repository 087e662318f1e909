-- Whether another class reported the same certificate number is asked with each sheet and each look at a completion.
CREATE INDEX exam_result_certificate_no ON exam_result (certificate_no) WHERE certificate_no IS NOT NULL;
