package org.peixun.auditor;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.poi.ss.usermodel.CellStyle;
import org.apache.poi.ss.usermodel.Row;
import org.apache.poi.xssf.streaming.SXSSFSheet;
import org.apache.poi.xssf.streaming.SXSSFWorkbook;
import org.peixun.audit.AuditLog;
import org.peixun.audit.AuditLog.Filter;
import org.peixun.audit.AuditLog.Line;
import org.peixun.audit.AuditTrail;
import org.peixun.identity.Actor;
import org.peixun.identity.Jurisdiction;
import org.peixun.identity.Jurisdictions;
import org.peixun.shared.Chars;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.Zone;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The lines of a filter as a workbook; that they left the system is an audit entry of its own. */
@Component
public class AuditExport {

    static final int MOST_ROWS = 200_000;

    private static final List<String> HEADINGS =
            List.of("时间", "辖区", "序号", "人员", "登录名", "操作", "案件编号", "说明", "变更前后");
    private static final int[] WIDTHS = {20, 18, 8, 12, 18, 16, 20, 50, 60};
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(Zone.CHINA);
    private static final int LONGEST_CELL = 32_767;

    private final AuditLog log;
    private final AuditTrail trail;
    private final Jurisdictions jurisdictions;

    AuditExport(AuditLog log, AuditTrail trail, Jurisdictions jurisdictions) {
        this.log = log;
        this.trail = trail;
        this.jurisdictions = jurisdictions;
    }

    /**
     * @return a finished workbook, to be written once and closed
     * @throws RequestRefused when there are more than {@value #MOST_ROWS} lines
     */
    @Transactional
    public SXSSFWorkbook workbook(Filter filter, Actor actor) {
        var book = new SXSSFWorkbook(200);
        try {
            fill(book, filter);
        } catch (RuntimeException e) {
            close(book);
            throw e;
        }
        trail.record(new AuditTrail.Entry(null, null, actor.userId(), actor.name(), "audit.exported",
                "导出了审计记录 " + book.getSheetAt(0).getLastRowNum() + " 条。", conditions(filter)));
        return book;
    }

    private void fill(SXSSFWorkbook book, Filter filter) {
        SXSSFSheet sheet = book.createSheet("审计记录");
        // marks text as text for good: what begins with = + - @ never becomes a formula
        CellStyle text = book.createCellStyle();
        text.setQuotePrefixed(true);
        Row head = sheet.createRow(0);
        for (int i = 0; i < HEADINGS.size(); i++) {
            head.createCell(i).setCellValue(HEADINGS.get(i));
            sheet.setColumnWidth(i, WIDTHS[i] * 256);
        }
        sheet.createFreezePane(0, 1);
        log.forEach(filter, line -> {
            int number = sheet.getLastRowNum() + 1;
            if (number > MOST_ROWS) {
                throw RequestRefused.badInput("符合条件的记录超过" + MOST_ROWS + "条，不能一次导出。请缩小日期范围后分次导出。");
            }
            write(sheet.createRow(number), line, text);
        });
    }

    private void write(Row row, Line line, CellStyle text) {
        List<String> cells = Arrays.asList(TIME.format(line.at()), jurisdiction(line.jurisdiction()), null,
                line.actorName(), line.actorId(), line.actionLabel(), line.caseNumber(), line.summary(), changes(line));
        for (int i = 0; i < cells.size(); i++) {
            if (cells.get(i) != null) {
                var cell = row.createCell(i);
                cell.setCellValue(Chars.fitting(cells.get(i), LONGEST_CELL));
                cell.setCellStyle(text);
            }
        }
        row.createCell(2).setCellValue(line.seq());
    }

    private String jurisdiction(String code) {
        return Stream.concat(Stream.of(jurisdictions.city()), jurisdictions.counties().stream())
                .filter(jurisdiction -> jurisdiction.code().equals(code))
                .map(Jurisdiction::name).findFirst().orElse(code);
    }

    private static String changes(Line line) {
        return line.changes().stream()
                .map(change -> change.field() + "：" + Objects.requireNonNullElse(change.before(), "（无）") + " → "
                        + Objects.requireNonNullElse(change.after(), "（无）"))
                .collect(Collectors.joining("\n"));
    }

    private static Map<String, AuditTrail.Change> conditions(Filter filter) {
        return Map.of("导出条件", new AuditTrail.Change(null, Stream.of(
                        filter.from(), filter.to(), filter.person(), filter.action(), filter.caseNumber(), filter.jurisdiction())
                .filter(Objects::nonNull).map(Object::toString).filter(part -> !part.isBlank())
                .collect(Collectors.joining("；"))));
    }

    static void close(SXSSFWorkbook book) {
        try {
            book.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
