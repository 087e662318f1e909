package org.peixun.web;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Supplier;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Commands in a table. The row is inserted before the change and committed with it: a second sender waits at the
 * unique index until the first has committed (then gets its reply) or rolled back (then does the change itself).
 */
@Component("commands")
class StoredCommands implements Commands {

    private final JdbcClient jdbc;
    private final Clock clock;

    StoredCommands(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    @Override
    public String next() {
        return UUID.randomUUID().toString();
    }

    @Override
    @Transactional
    public String once(String commandId, Actor actor, Supplier<String> change) {
        UUID id = parse(commandId);
        int inserted = jdbc.sql("insert into command (id, actor, at) values (?, ?, ?) on conflict do nothing")
                .params(id, actor.userId(), Timestamp.from(clock.instant()))
                .update();
        return inserted == 1 ? first(id, change) : again(id, actor);
    }

    private String first(UUID id, Supplier<String> change) {
        // case numbers are Chinese; a Location header is ASCII
        String reply = URI.create(change.get()).toASCIIString();
        jdbc.sql("update command set reply = ? where id = ?").params(reply, id).update();
        return reply;
    }

    private String again(UUID id, Actor actor) {
        return jdbc.sql("select reply from command where id = ? and actor = ?")
                .params(id, actor.userId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> RequestRefused.conflict("此页面由另一位人员打开并已提交。请重新打开页面，以您本人的账号办理。"));
    }

    private static UUID parse(String commandId) {
        try {
            return UUID.fromString(commandId == null ? "" : commandId);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.badInput("提交的内容缺少页面编号，不能确认是否重复提交。请刷新页面后重新填写并提交。");
        }
    }
}
