package org.peixun.database;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Settings that are not fit for where the program is started: refused before anything is. */
final class NotForProductionException extends RuntimeException {

    private final List<String> problems;

    NotForProductionException(List<String> problems) {
        super("设置有" + problems.size() + "处不合要求，程序没有启动：\n" + numbered(problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }

    private static String numbered(List<String> problems) {
        return IntStream.range(0, problems.size())
                .mapToObj(i -> (i + 1) + ". " + problems.get(i))
                .collect(Collectors.joining("\n"));
    }
}
