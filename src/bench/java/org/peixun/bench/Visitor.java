package org.peixun.bench;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Somebody signed in at a browser; keeps cookies and the form token, follows no redirect by itself. */
final class Visitor {

    static final String PASSWORD = "Peixun@2021";
    private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");

    private final String base;
    private final String userId;
    private final Map<String, String> cookies = new LinkedHashMap<>();
    private String token = "";

    Visitor(int port, String userId) throws IOException {
        this.base = "http://127.0.0.1:" + port;
        this.userId = userId;
        signIn();
    }

    /** Also again, when so much time has passed that the session has ended. */
    void signIn() throws IOException {
        cookies.clear();
        token = token(get("/login").body());
        Answer answer = post("/login", Map.of("username", userId, "password", PASSWORD));
        if (answer.location().contains("/login")) {
            throw new IllegalStateException("sign-in of " + userId + " refused: " + answer);
        }
        token = token(get("/account").body());
    }

    record Answer(int status, String location, String body, int bytes) {

        @Override
        public String toString() {
            return status + " " + location + " " + body.replaceAll("<[^>]*>|\\s+", " ").replaceAll(" +", " ").strip();
        }
    }

    Answer get(String path) throws IOException {
        return answer(connection(path));
    }

    /** @param fields without the form token and the command id, which are added */
    Answer post(String path, Map<String, String> fields) throws IOException {
        Map<String, String> all = new LinkedHashMap<>(fields);
        all.put("_csrf", token);
        all.put("commandId", UUID.randomUUID().toString());
        byte[] body = all.entrySet().stream().map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&")).getBytes(StandardCharsets.UTF_8);
        HttpURLConnection connection = connection(path);
        connection.setDoOutput(true);
        connection.setRequestMethod("POST");
        connection.setRequestProperty("Content-Type", "application/x-www-form-urlencoded");
        try (var out = connection.getOutputStream()) {
            out.write(body);
        }
        return answer(connection);
    }

    /** A post that must be taken: answered with a redirect. @return where to */
    String act(String path, Map<String, String> fields) throws IOException {
        Answer answer = post(path, fields);
        if (answer.status() / 100 != 3 || answer.location().contains("/login")) {
            throw new IllegalStateException(path + " " + fields + ": " + answer);
        }
        return answer.location();
    }

    private HttpURLConnection connection(String path) throws IOException {
        var connection = (HttpURLConnection) URI.create(URI.create(base + path).toASCIIString()).toURL().openConnection();
        connection.setInstanceFollowRedirects(false);
        connection.setRequestProperty("Accept", "text/html");
        connection.setConnectTimeout(10_000);
        connection.setReadTimeout(120_000);
        if (!cookies.isEmpty()) {
            connection.setRequestProperty("Cookie", cookies.entrySet().stream()
                    .map(cookie -> cookie.getKey() + "=" + cookie.getValue()).collect(Collectors.joining("; ")));
        }
        return connection;
    }

    private Answer answer(HttpURLConnection connection) throws IOException {
        int status = connection.getResponseCode();
        connection.getHeaderFields().getOrDefault("Set-Cookie", java.util.List.of()).forEach(this::keep);
        byte[] body = new byte[0];
        try (InputStream in = status >= 400 ? connection.getErrorStream() : connection.getInputStream()) {
            if (in != null) {
                body = in.readAllBytes();
            }
        }
        String location = connection.getHeaderField("Location");
        return new Answer(status, location == null ? "" : location.replace(base, ""), new String(body, StandardCharsets.UTF_8), body.length);
    }

    private void keep(String cookie) {
        String[] pair = cookie.split(";", 2)[0].split("=", 2);
        cookies.put(pair[0], pair[1]);
    }

    private static String token(String page) {
        var found = TOKEN.matcher(page);
        if (!found.find()) {
            throw new IllegalStateException("page without a form: " + page);
        }
        return found.group(1);
    }
}
