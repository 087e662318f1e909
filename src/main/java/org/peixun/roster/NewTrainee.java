package org.peixun.roster;

import org.peixun.shared.CitizenId;
import org.peixun.shared.Phone;

/**
 * A trainee that has passed the row checks.
 *
 * @param row number in the user's workbook
 * @param education may be {@code null}, as may the following
 * @param creditCode of the employer
 * @param district of the household register, as the institution wrote it
 */
public record NewTrainee(
        int row, String name, CitizenId idNumber, Phone phone, PersonCategory category, Education education,
        String employer, String creditCode, String district) {}
