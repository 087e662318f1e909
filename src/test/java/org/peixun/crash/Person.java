package org.peixun.crash;

import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Somebody at a browser. What was sent and not answered is sent again, the very same, when the application is back:
 * that is what a person does who presses the button once more.
 */
final class Person {

    private static final String PASSWORD = "Peixun@2021";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String name;
    private final Work work;
    private final Ledger ledger;
    private final Random random;
    private final CookieManager cookies = new CookieManager();
    private Deed unanswered;
    private boolean sent;
    private HttpClient client;
    private String base;
    private String token;

    Person(String name, Work work, Ledger ledger, long seed) {
        this.name = name;
        this.work = work;
        this.ledger = ledger;
        this.random = new Random(seed);
    }

    String name() {
        return name;
    }

    /** Sent, and the application was gone before it answered; {@code null} when there is none. */
    Deed unanswered() {
        return sent ? unanswered : null;
    }

    /** Acts until told to stop or until no answer comes. @param onlyRepeat nothing new: only what is unanswered */
    void act(int port, JdbcClient lists, BooleanSupplier stopped, boolean onlyRepeat) throws InterruptedException {
        base = "http://localhost:" + port;
        client = HttpClient.newBuilder().cookieHandler(cookies).connectTimeout(Duration.ofSeconds(5)).build();
        token = null;
        try {
            if (unanswered != null) {
                send(sent ? ledger.committed(unanswered, lists) : null);
            }
            while (!onlyRepeat && !stopped.getAsBoolean()) {
                unanswered = work.next(name, lists, random).orElse(null);
                if (unanswered != null) {
                    send(null);
                }
                Thread.sleep(work.pause(random));
            }
        } catch (IOException killed) {
            // the deed stays unanswered
        } catch (org.springframework.dao.DataAccessException | org.springframework.transaction.TransactionException killed) {
            // the list could not be read: the database was stopped too
        }
    }

    /** @param reply that the first answer would have had, or {@code null} when it is not known to be committed */
    private void send(String reply) throws IOException, InterruptedException {
        if (token == null) {
            signIn();
        }
        sent = true;
        var answer = post(unanswered.path(), unanswered.fields());
        String location = answer.headers().firstValue("Location").orElse("");
        if (location.contains("/login")) {
            signIn();
            answer = post(unanswered.path(), unanswered.fields());
            location = answer.headers().firstValue("Location").orElse("");
        }
        ledger.answered(unanswered, answer.statusCode(), location, reply, answer.body());
        unanswered = null;
        sent = false;
    }

    private void signIn() throws IOException, InterruptedException {
        var page = get("/todo");
        if (page.statusCode() != 200) {
            token = token(get("/login").body());
            var answer = post("/login", Map.of("username", name, "password", PASSWORD));
            if (answer.headers().firstValue("Location").orElse("/login").contains("/login")) {
                throw new AssertionError("sign-in of " + name + " refused: " + answer.statusCode());
            }
            page = get("/todo");
        }
        token = token(page.body());
    }

    private String token(String body) {
        var found = TOKEN.matcher(body);
        if (!found.find()) {
            throw new AssertionError("page without a form for " + name);
        }
        return found.group(1);
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return heard(client.send(request(path).GET().build(), BodyHandlers.ofString()));
    }

    private HttpResponse<String> post(String path, Map<String, String> fields) throws IOException, InterruptedException {
        String body = fields.entrySet().stream().map(field -> encode(field.getKey()) + "=" + encode(field.getValue()))
                .collect(Collectors.joining("&")) + "&_csrf=" + encode(token);
        return heard(client.send(request(path).header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()));
    }

    /** "Try again later" is no answer: the same deed is sent again. */
    private HttpResponse<String> heard(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() == 503) {
            ledger.unavailable(answer);
            throw new IOException("not available");
        }
        return answer;
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(base + URI.create(path).toASCIIString()))
                .header("Accept", "text/html").timeout(Duration.ofSeconds(60));
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
