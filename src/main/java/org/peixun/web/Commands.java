package org.peixun.web;

import java.util.function.Supplier;
import org.peixun.identity.Actor;

/**
 * Sent twice, done once: every changing form carries a command id; the first answer is stored in the same transaction
 * and given again when the same id comes a second time.
 */
public interface Commands {

    /** A fresh id for a form. */
    String next();

    /**
     * Runs the change in one transaction, unless this actor has sent {@code commandId} before.
     *
     * @param commandId of the form; {@code null} or malformed is refused (400)
     * @param change returns the path to redirect to
     * @return the path of the first run
     * @throws org.peixun.shared.RequestRefused 409 when other content was sent with the same id (a page gone back to)
     */
    String once(String commandId, Actor actor, Supplier<String> change);

    /** The same where the path to redirect to is known beforehand. */
    default String once(String commandId, Actor actor, String path, Runnable change) {
        return once(commandId, actor, () -> {
            change.run();
            return path;
        });
    }
}
