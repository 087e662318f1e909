package org.peixun.crash;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/** Asks for one page again and again, as somebody who waits would: what is answered, and how long it takes at most. */
final class Watch {

    private static final int PAUSE = 250;
    private static final Duration LONGEST = Duration.ofSeconds(90);

    private final HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<Integer, Integer> answers = new TreeMap<>();
    private final URI address;
    private final Thread thread;
    private volatile boolean stopped;
    private volatile int last;
    private volatile long longest;

    Watch(int port, String path) {
        address = URI.create("http://127.0.0.1:" + port + path);
        thread = new Thread(this::ask, "watch");
        thread.start();
    }

    /** @return status of the last answer, 0 when there was none */
    int last() {
        return last;
    }

    double longestSeconds() {
        return longest / 1e9;
    }

    synchronized Map<Integer, Integer> answers() {
        return new TreeMap<>(answers);
    }

    void end() throws InterruptedException {
        stopped = true;
        thread.join();
    }

    private void ask() {
        while (!stopped) {
            long begun = System.nanoTime();
            int status = status();
            longest = Math.max(longest, System.nanoTime() - begun);
            last = status;
            synchronized (this) {
                answers.merge(status, 1, Integer::sum);
            }
            try {
                Thread.sleep(PAUSE);
            } catch (InterruptedException ended) {
                return;
            }
        }
    }

    private int status() {
        try {
            var question = HttpRequest.newBuilder(address).header("Accept", "*/*").timeout(LONGEST).build();
            return client.send(question, BodyHandlers.discarding()).statusCode();
        } catch (IOException none) {
            return 0;
        } catch (InterruptedException ended) {
            stopped = true;
            return 0;
        }
    }
}
