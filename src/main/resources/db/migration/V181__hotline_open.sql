-- The hotline's desk sees first what is still to be done, which is little beside the tickets of years.
CREATE INDEX complaint_hotline_open ON complaint (registered_at DESC, number DESC)
    WHERE source = 'HOTLINE' AND state IN ('ACCEPTING', 'VERIFYING', 'MERGED', 'ANSWERING', 'ANSWERED');
