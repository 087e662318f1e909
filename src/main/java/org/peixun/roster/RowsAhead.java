package org.peixun.roster;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;

/**
 * A workbook that is read in a thread of its own, its persons handed on in portions meanwhile: the database looks for those of the
 * first rows while the others are still being read.
 */
final class RowsAhead {

    /** Rows asked for at once. */
    private static final int PORTION = 1_000;
    /** Bytes of a workbook: a class of the usual size is read before another thread has begun. */
    private static final int WORTH_A_THREAD = 64 * 1024;
    private static final List<RosterFile.Line> END = List.of();

    private final BlockingQueue<List<RosterFile.Line>> portions = new LinkedBlockingQueue<>();
    private final CompletableFuture<RosterFile> file;
    private List<RosterFile.Line> portion = new ArrayList<>();

    /** @param maxRows most rows with a trainee */
    RowsAhead(byte[] workbook, int maxRows) {
        Executor aside = reading -> new Thread(reading, "roster-reader").start();
        file = CompletableFuture.supplyAsync(() -> {
            try {
                return WorkbookReader.read(workbook, maxRows, this::number);
            } finally {
                portions.add(portion);
                portions.add(END);
            }
        }, workbook.length < WORTH_A_THREAD ? Runnable::run : aside);
    }

    /** @param asked gets rows with nothing but their identity number, each row once @return what was answered for all of them */
    <T> List<T> each(Function<List<RosterFile.Line>, List<T>> asked) {
        List<T> answers = new ArrayList<>();
        for (List<RosterFile.Line> some = next(); !some.isEmpty(); some = next()) {
            answers.addAll(asked.apply(some));
        }
        return answers;
    }

    /** @throws org.peixun.shared.RequestRefused 400 when it cannot be read as a roster */
    RosterFile file() {
        try {
            return file.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    private void number(int row, Cell idNumber) {
        portion.add(new RosterFile.Line(row, new EnumMap<>(Map.of(Column.ID_NUMBER, idNumber))));
        if (portion.size() == PORTION) {
            portions.add(portion);
            portion = new ArrayList<>();
        }
    }

    private List<RosterFile.Line> next() {
        try {
            return portions.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while a roster was being read", e);
        }
    }
}
