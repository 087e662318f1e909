package org.peixun.web;

import java.net.URI;
import java.sql.Timestamp;
import java.time.Clock;
import java.util.Arrays;
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

    private record Done(String reply, byte[] content) {}

    @Override
    public String next() {
        return UUID.randomUUID().toString();
    }

    @Override
    @Transactional
    public String once(String commandId, Actor actor, Supplier<String> change) {
        UUID id = parse(commandId);
        if (!isFirst(id, actor, null)) {
            return again(id, actor);
        }
        String reply = ascii(change.get());
        jdbc.sql("update command set reply = ? where id = ?").params(reply, id).update();
        return reply;
    }

    @Override
    @Transactional
    public String once(String commandId, Actor actor, String path, Runnable change) {
        UUID id = parse(commandId);
        String reply = ascii(path);
        if (!isFirst(id, actor, reply)) {
            return again(id, actor);
        }
        change.run();
        return reply;
    }

    private boolean isFirst(UUID id, Actor actor, String reply) {
        return jdbc.sql("insert into command (id, actor, at, reply, content) values (?, ?, ?, ?, ?) on conflict do nothing")
                .params(id, actor.userId(), Timestamp.from(clock.instant()), reply, SentContent.digest()).update() == 1;
    }

    /** Case numbers are Chinese; a Location header is ASCII. */
    private static String ascii(String path) {
        return URI.create(path).toASCIIString();
    }

    private String again(UUID id, Actor actor) {
        Done done = jdbc.sql("select reply, content from command where id = ? and actor = ?")
                .params(id, actor.userId())
                .query(Done.class)
                .optional()
                .orElseThrow(() -> RequestRefused.conflict("此页面由另一位人员打开并已提交。请重新打开页面，以您本人的账号办理。"));
        byte[] now = SentContent.digest();
        if (done.content() != null && now != null && !Arrays.equals(done.content(), now)) {
            throw RequestRefused.conflict("这一页先前已经提交并办理，这次填写的内容与那一次不同，没有办理。"
                    + "请打开最新的页面核对先前提交的结果；还需要办理的，在最新的页面上填写后提交。");
        }
        return done.reply();
    }

    private static UUID parse(String commandId) {
        try {
            return UUID.fromString(commandId == null ? "" : commandId);
        } catch (IllegalArgumentException e) {
            throw RequestRefused.badInput("提交的内容缺少页面编号，不能确认是否重复提交。请刷新页面后重新填写并提交。");
        }
    }
}
