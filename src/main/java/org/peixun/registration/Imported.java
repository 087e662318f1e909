package org.peixun.registration;

import java.util.List;
import org.peixun.roster.Worksheet;

/** What became of a workbook. @param number of rows taken over, 0 when there are faults */
public record Imported(int number, List<Worksheet.Fault> faults, List<String> notes) {}
