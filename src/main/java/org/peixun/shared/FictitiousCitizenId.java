package org.peixun.shared;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Identity numbers for the demo city and for tests: the check digit is right, the region cannot exist. */
public final class FictitiousCitizenId {

    private static final DateTimeFormatter BIRTH_DATE = DateTimeFormatter.BASIC_ISO_DATE;

    private FictitiousCitizenId() {}

    /**
     * Region 999999.
     *
     * @param sequence 0 to 999; odd = male, even = female
     */
    public static CitizenId of(LocalDate birthDate, int sequence) {
        return build("999999", birthDate, sequence);
    }

    /** Region 000000: a second person with the same birth date and sequence. */
    public static CitizenId other(LocalDate birthDate, int sequence) {
        return build("000000", birthDate, sequence);
    }

    private static CitizenId build(String region, LocalDate birthDate, int sequence) {
        if (sequence < 0 || sequence > 999) {
            throw new IllegalArgumentException("sequence must be 0 to 999: " + sequence);
        }
        String first17 = region + BIRTH_DATE.format(birthDate) + "%03d".formatted(sequence);
        return new CitizenId(first17 + CitizenId.checkDigit(first17));
    }
}
