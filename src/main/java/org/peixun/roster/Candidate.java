package org.peixun.roster;

import java.time.LocalDate;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.peixun.shared.CitizenId;
import org.peixun.shared.Parsed;
import org.peixun.shared.Phone;

/**
 * A row in front of the rules: texts put in order, not yet found right.
 *
 * @param values texts by column; absent when blank
 * @param columns where they stand in the workbook, from 0; empty for a roster without one
 * @param faults what could not even be read as text; the column's other rules then keep silent
 * @param id the identity number, read once for all rules that ask; of somebody who is born
 * @param phone likewise
 */
record Candidate(int row, Map<Column, String> values, Map<Column, Integer> columns, Map<Column, Issue> faults,
        Parsed<CitizenId> id, Parsed<Phone> phone) {

    Candidate(int row, Map<Column, String> values, Map<Column, Integer> columns, Map<Column, Issue> faults, LocalDate today) {
        this(row, values, columns, faults, CitizenId.parse(values.getOrDefault(Column.ID_NUMBER, ""), today),
                Phone.parse(values.getOrDefault(Column.PHONE, "")));
    }

    static Candidate of(RosterFile.Line line, Map<Column, Integer> columns, LocalDate today) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        Map<Column, Issue> faults = new EnumMap<>(Column.class);
        line.cells().forEach((column, cell) -> {
            Optional<Issue> fault = CellFaults.of(column, cell);
            fault.ifPresent(issue -> faults.put(column, issue));
            String text = fault.isPresent() ? "" : text(column, cell.text());
            if (!text.isEmpty()) {
                values.put(column, text);
            }
        });
        return new Candidate(line.number(), values, columns, faults, today);
    }

    static Candidate of(NewTrainee trainee, LocalDate today) {
        Map<Column, String> values = new EnumMap<>(Column.class);
        values.put(Column.NAME, trainee.name());
        values.put(Column.ID_NUMBER, trainee.idNumber().value());
        values.put(Column.PHONE, trainee.phone().value());
        values.put(Column.CATEGORY, trainee.category().label());
        put(values, Column.EDUCATION, trainee.education() == null ? null : trainee.education().label());
        put(values, Column.EMPLOYER, trainee.employer());
        put(values, Column.CREDIT_CODE, trainee.creditCode());
        put(values, Column.DISTRICT, trainee.district());
        return new Candidate(trainee.row(), values, Map.of(), Map.of(), today);
    }

    String text(Column column) {
        return values.getOrDefault(column, "");
    }

    /** E.g. {@code B7}; {@code null} where there is no workbook. */
    String cell(Column column) {
        return columns.containsKey(column) ? RowCollector.ref(columns.get(column), row) : null;
    }

    String name() {
        return text(Column.NAME);
    }

    Optional<PersonCategory> category() {
        return PersonCategory.read(text(Column.CATEGORY));
    }

    /** Only for a candidate without blocks. */
    NewTrainee trainee() {
        return new NewTrainee(
                row, name(), id.value(), phone.value(),
                category().orElseThrow(), Education.read(text(Column.EDUCATION)).orElse(null),
                values.get(Column.EMPLOYER), values.get(Column.CREDIT_CODE), values.get(Column.DISTRICT));
    }

    private static String text(Column column, String raw) {
        return switch (column) {
            case NAME -> Text.name(raw);
            case ID_NUMBER, PHONE, CREDIT_CODE, CATEGORY, EDUCATION -> Text.withoutSpaces(raw).toUpperCase(java.util.Locale.ROOT);
            case EMPLOYER, DISTRICT -> Text.clean(raw);
        };
    }

    private static void put(Map<Column, String> values, Column column, String text) {
        if (text != null) {
            values.put(column, text);
        }
    }
}
