package org.peixun.bench;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.peixun.directory.Level;
import org.peixun.roster.NewTrainee;
import org.peixun.roster.PersonCategory;
import org.peixun.roster.Preview;
import org.peixun.roster.RosterContext;
import org.peixun.roster.Rosters;
import org.peixun.shared.FictitiousCitizenId;
import org.peixun.shared.Phone;

/** A roster of 5,000 rows, read and held against five million earlier enrolments of all counties. */
final class RosterCheck implements Part {

    private static final int ROWS = 5_000;
    private static final long ENROLMENTS = Long.getLong("bench.enrolments", 5_000_000L);
    private static final int TIMES = Integer.getInteger("bench.rosters", 15);
    /** A system that has run for a day has compiled what reads a roster and encrypts what is kept of it. */
    private static final int WARM_UP = 150;

    private static final String CASE = "开班2026-99001";
    private static final List<NewTrainee> SOME = IntStream.rangeClosed(1, 30).mapToObj(i -> new NewTrainee(
            i, "学员某", FictitiousCitizenId.other(LocalDate.of(1980, 1, 1), i * 2 + 1), new Phone("13800000000"), PersonCategory.OTHER,
            null, "某单位", null, null)).toList();

    @Override
    public String id() {
        return "roster";
    }

    @Override
    public String question() {
        return "A roster of " + ROWS + " rows against " + ENROLMENTS + " earlier enrolments";
    }

    @Override
    public void measure(Site site, Report report) throws Exception {
        fill(site);
        byte[] book = book();
        double[] ours = new double[TIMES];
        double[] theirs = new double[TIMES];
        for (int i = 0; i < WARM_UP; i++) {
            read(book);
            check(site, book);
            site.bean(Rosters.class).store(CASE, SOME);
        }
        Work.forget(site.database());
        for (int i = 0; i < TIMES; i++) {
            theirs[i] = Slices.millis(() -> read(book));
            ours[i] = Slices.millis(() -> check(site, book));
        }
        report.line("read and checked, fastexcel reads alone", Report.number(Slices.median(ours)) + " ms",
                Report.number(Slices.median(theirs)) + " ms", Slices.median(ours) / Slices.median(theirs), Report.Goal.atMost(3));
        report.file("slowest-roster.txt", Work.slowest(site.database(), "peixun_app"));
        site.bean(Rosters.class).discard(CASE);
        site.database().observe("DELETE FROM trainee_enrolment WHERE case_number LIKE '开班2019-%'");
        site.database().vacuum("trainee_enrolment");
    }

    private static Object check(Site site, byte[] book) {
        Preview preview = site.bean(Rosters.class).read(new ByteArrayInputStream(book), "花名册.xlsx", new RosterContext(
                CASE, "371524", "6-31-01-03", Level.L4, LocalDate.of(2026, 6, 1), LocalDate.of(2026, 6, 20)));
        if (preview.usable() != ROWS && preview.findings().stream().noneMatch(found -> found.code().endsWith("Size"))) {
            throw new IllegalStateException(preview.findings().get(0).toString());
        }
        return preview;
    }

    private static int read(byte[] book) throws Exception {
        int cells = 0;
        try (InputStream in = new ByteArrayInputStream(book); var workbook = new ReadableWorkbook(in);
                var rows = workbook.getFirstSheet().openStream()) {
            for (Row row : (Iterable<Row>) rows::iterator) {
                for (int i = 0; i < row.getCellCount(); i++) {
                    cells += row.getCellText(i).length();
                }
            }
        }
        return cells;
    }

    private static byte[] book() throws Exception {
        try (var book = new SXSSFWorkbook(); var out = new ByteArrayOutputStream()) {
            var sheet = book.createSheet("花名册");
            String[] head = {"姓名", "公民身份号码", "联系电话", "人员类别", "工作单位"};
            for (int i = 0; i <= ROWS; i++) {
                var row = sheet.createRow(i);
                String[] values = i == 0 ? head : new String[] {"学员某" + "甲乙丙丁戊己庚辛壬癸".charAt(i % 10),
                    FictitiousCitizenId.other(LocalDate.of(1970, 1, 1).plusDays(i), i % 400 * 2 + 1).value(),
                    "138" + "%08d".formatted(i), "其他", "某单位"};
                for (int cell = 0; cell < values.length; cell++) {
                    row.createCell(cell).setCellValue(values[cell]);
                }
            }
            book.write(out);
            return out.toByteArray();
        }
    }

    /** Thirty to a class, each person with three places in different years: what five years of a city leave. */
    private static void fill(Site site) {
        site.database().observer().sql("""
                INSERT INTO trainee_enrolment (person_index, case_number, occupation_code, level, starts_on, ends_on)
                SELECT encode(sha256(((n % (:many / 3 + 1))::text)::bytea), 'base64'), '开班2019-' || n / 30, '6-31-01-03', 'L4',
                       date '2021-01-01' + (n % 1800)::int, date '2021-01-11' + (n % 1800)::int
                FROM generate_series(1, :many) n ON CONFLICT DO NOTHING""").param("many", ENROLMENTS).update();
        site.database().vacuum("trainee_enrolment");
    }
}
