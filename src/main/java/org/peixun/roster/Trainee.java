package org.peixun.roster;

/**
 * A trainee of a roster as pages show him: name in full, numbers masked.
 *
 * @param row number in the user's workbook
 * @param education may be {@code null}, as may the following
 */
public record Trainee(
        int row, String name, String maskedId, String sex, String maskedPhone, PersonCategory category,
        Education education, String employer, String creditCode, String district) {}
