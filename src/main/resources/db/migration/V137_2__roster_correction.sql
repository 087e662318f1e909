-- A change that only corrects somebody's identity number: the same person under another key. What is kept of the class is kept
-- under the new one; this tells since when he is in it. Of several corrections of one person each leads to the last key.
CREATE TABLE roster_correction (
    case_number text NOT NULL,
    former text NOT NULL,
    present text NOT NULL,
    version integer NOT NULL,
    PRIMARY KEY (case_number, former)
);
CREATE INDEX roster_correction_of_person ON roster_correction (case_number, present);
