package org.peixun.bench;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.stream.Collectors;

/**
 * Carries class filings from the hand-in to the consent through our pages, as one browser after the other: the
 * institution, the clerk who accepts, the clerk who reviews, the manager. One call is one click.
 */
final class FilingClient implements Slices.Client {

    static final List<String> ACTIONS =
            List.of("submit", "claim acceptance", "accept", "claim review", "review", "claim consent", "consent");
    private static final Map<String, String> OPINION = Map.of("opinion", "经核对，符合规定。");

    private final Site site;
    private final Visitor[] people;
    private final Queue<String> drafts;
    private final Map<String, Long> nanos = new LinkedHashMap<>();
    private final Map<String, Integer> times = new LinkedHashMap<>();
    private String number;
    private String task;
    private int next;

    /** @param people applicant, two clerks, manager of one county */
    FilingClient(Site site, Visitor[] people, Queue<String> drafts) {
        this.site = site;
        this.people = people;
        this.drafts = drafts;
    }

    @Override
    public int work() throws Exception {
        if (next == 0) {
            number = drafts.poll();
            if (number == null) {
                return 0;
            }
        } else if (next % 2 == 1) {
            task = site.database().observer().sql("SELECT task_id FROM work_item WHERE case_number = ? AND state = 'OPEN'")
                    .param(number).query(String.class).single();
        }
        long start = System.nanoTime();
        switch (next) {
            case 0 -> people[0].act("/filings/" + number + "/submit", Map.of("commitment", "true"));
            case 1, 3, 5 -> people[(next + 1) / 2].act("/tasks/claim", Map.of("only", task, "back", "/todo"));
            case 2 -> complete(people[1], "accept");
            case 4 -> complete(people[2], "propose");
            default -> complete(people[3], "approve");
        }
        nanos.merge(ACTIONS.get(next), System.nanoTime() - start, Long::sum);
        times.merge(ACTIONS.get(next), 1, Integer::sum);
        next = (next + 1) % ACTIONS.size();
        return 1;
    }

    private void complete(Visitor who, String decision) throws Exception {
        who.act("/tasks/" + task + "/complete", Map.of("decision", decision, "opinion", OPINION.get("opinion")));
    }

    /** Mean milliseconds of each action since the last look. */
    String pace() {
        String shown = ACTIONS.stream().filter(nanos::containsKey)
                .map(action -> action + " " + Report.number(nanos.get(action) / 1e6 / times.get(action))).collect(Collectors.joining("; "));
        nanos.clear();
        times.clear();
        return shown;
    }

    /** One of its people opens a page. */
    void look(int who, String path) throws Exception {
        Visitor.Answer answer = people[who].get(path);
        if (answer.status() != 200) {
            throw new IllegalStateException(path + ": " + answer);
        }
    }

    /** After a break longer than a session lasts. */
    void signInAgain() throws IOException {
        for (Visitor one : people) {
            one.signIn();
        }
    }

    boolean betweenCases() {
        return next == 0;
    }
}
