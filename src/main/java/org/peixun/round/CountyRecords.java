package org.peixun.round;

import java.time.Instant;
import java.util.List;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.peixun.worklist.Reach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;

/** The list behind a cell of the scoreboard: one county's records of one kind; other counties' are not there to be read. */
@Service
public class CountyRecords {

    /** @param who holder or, unclaimed, nobody's name @param due {@code null} while the clock does not run */
    public record Waiting(String step, String who, Instant since, Instant due) {}

    public record Note(Instant at, String stage, String what) {}

    public record Behind(RoundViews.Head head, RoundViews.County county, Cell cell, List<Waiting> waiting, List<Note> notes) {}

    private final RoundViews views;
    private final Reach reach;
    private final JdbcClient jdbc;

    CountyRecords(RoundViews views, Reach reach, JdbcClient jdbc) {
        this.views = views;
        this.reach = reach;
        this.jdbc = jdbc;
    }

    /** Whose records the reader may open. */
    public List<String> open(Actor reader) {
        return reach.jurisdictions(reader, Action.SEE_ROUNDS);
    }

    /** @throws RequestRefused 404 for a round or county that is not there, or not the reader's */
    public Behind behind(long round, String jurisdiction, Cell cell, Actor reader) {
        RoundViews.Head head = views.head(round);
        RoundViews.County county = views.counties(round).stream()
                .filter(one -> one.jurisdiction().equals(jurisdiction) && open(reader).contains(jurisdiction)).findFirst()
                .orElseThrow(() -> RequestRefused.notFound("没有找到该县（市、区）的记录，或者不属于您的辖区。请从进度表中打开。"));
        return new Behind(head, county, cell, waiting(county, cell),
                notes(round, jurisdiction, cell));
    }

    /** Behind 市级审查 only what waits with the city and its experts. */
    private List<Waiting> waiting(RoundViews.County county, Cell cell) {
        if (cell != Cell.WAITING && cell != Cell.CHECKED) {
            return List.of();
        }
        return jdbc.sql("""
                SELECT step_label AS step, coalesce(holder_name, '待认领') AS who, created_at AS since, due_at AS due
                FROM work_item WHERE case_number = :number AND state = 'OPEN' AND (:all OR queue NOT LIKE '%-' || jurisdiction)
                ORDER BY due_at, task_id""")
                .param("number", county.caseNumber()).param("all", cell == Cell.WAITING).query(Waiting.class).list();
    }

    private List<Note> notes(long round, String jurisdiction, Cell cell) {
        record Row(Instant at, Stage stage, String what) {}
        String[] stages = cell.stages().stream().map(Stage::name).toArray(String[]::new);
        return jdbc.sql("""
                SELECT at, stage, what FROM round_note
                WHERE round_id = :round AND jurisdiction = :jurisdiction AND (stage = ANY (:stages) OR :all) ORDER BY position""")
                .param("round", round).param("jurisdiction", jurisdiction).param("stages", stages)
                .param("all", cell == Cell.CONTACT).query(Row.class).list().stream()
                .map(row -> new Note(row.at(), row.stage() == null ? "—" : row.stage().label(), row.what())).toList();
    }
}
