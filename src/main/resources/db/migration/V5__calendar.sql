-- The State Council's notices on days off and make-up working days, one row a year.
CREATE TABLE calendar_year (
    year        integer PRIMARY KEY CHECK (year BETWEEN 2000 AND 2100),
    notice      text NOT NULL CHECK (length(notice) BETWEEN 1 AND 200),
    entered_by  text NOT NULL,
    entered_at  timestamptz NOT NULL,
    version     integer NOT NULL DEFAULT 1
);

-- The days that differ from "Saturday and Sunday are off". A notice may hold days of the neighbouring year.
CREATE TABLE calendar_day (
    day          date PRIMARY KEY,
    working      boolean NOT NULL,
    holiday      text NOT NULL CHECK (length(holiday) <= 40),
    notice_year  integer NOT NULL REFERENCES calendar_year
);

CREATE INDEX calendar_day_notice_year ON calendar_day (notice_year);
