package org.peixun.nodes;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** nginx with deployment/nginx.conf: only addresses, names and the certificate are the drill's. */
final class Proxy {

    /** Two names that lead here everywhere; the nodes' own probes come by the first. */
    private static final String OURS = "127.0.0.1";
    private static final String ENGINES = "localhost";

    final int port;
    private final Path folder;
    private Process process;

    Proxy(Path folder) throws Exception {
        this.folder = Files.createDirectories(folder);
        this.port = Node.freePort();
        run("openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost", "-addext",
                "subjectAltName=IP:" + OURS + ",DNS:" + ENGINES, "-keyout", folder + "/privkey.pem", "-out", folder + "/fullchain.pem");
    }

    void start(int first, int second) throws Exception {
        String ours = Files.readString(Path.of("deployment/nginx.conf"))
                .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + first + "; server 127.0.0.1:" + second + ";")
                .replace("listen 80;", "listen 127.0.0.1:" + Node.freePort() + ";")
                .replace("listen 443 ssl;", "listen 127.0.0.1:" + port + " ssl;")
                .replace("server_name peixun.example.org engine.peixun.example.org;", "server_name " + OURS + " " + ENGINES + ";")
                .replace("/etc/peixun/tls", folder.toString());
        Files.writeString(folder.resolve("nginx.conf"), """
                daemon off;
                pid %1$s/nginx.pid;
                error_log %1$s/error.log;
                events {}
                http {
                access_log off;
                client_body_temp_path %1$s/body; proxy_temp_path %1$s/proxy; fastcgi_temp_path %1$s/fastcgi;
                uwsgi_temp_path %1$s/uwsgi; scgi_temp_path %1$s/scgi;
                %2$s
                }
                """.formatted(folder, ours));
        run("nginx", "-t", "-p", folder.toString(), "-c", folder + "/nginx.conf");
        process = new ProcessBuilder("nginx", "-p", folder.toString(), "-c", folder + "/nginx.conf")
                .redirectErrorStream(true).redirectOutput(folder.resolve("nginx.log").toFile()).start();
        awaitOpen();
    }

    String address() {
        return "https://" + OURS + ":" + port;
    }

    String engineAddress() {
        return "https://" + ENGINES + ":" + port;
    }

    private void awaitOpen() throws Exception {
        long end = System.nanoTime() + 10_000_000_000L;
        while (true) {
            try (var socket = new Socket("127.0.0.1", port)) {
                return;
            } catch (IOException notYet) {
                if (System.nanoTime() > end || !process.isAlive()) {
                    throw new AssertionError("nginx does not start: " + Files.readString(folder.resolve("nginx.log")), notYet);
                }
                Thread.sleep(50);
            }
        }
    }

    void stop() throws InterruptedException {
        if (process != null) {
            process.destroy();
            process.waitFor(10, TimeUnit.SECONDS);
        }
    }

    SSLContext trusting() throws Exception {
        var keys = KeyStore.getInstance(KeyStore.getDefaultType());
        keys.load(null);
        try (var certificate = Files.newInputStream(folder.resolve("fullchain.pem"))) {
            keys.setCertificateEntry("proxy", CertificateFactory.getInstance("X.509").generateCertificate(certificate));
        }
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(keys);
        var context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context;
    }

    private void run(String... command) throws Exception {
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        if (code != 0) {
            throw new AssertionError(String.join(" ", command) + ":\n" + Files.readString(output));
        }
    }
}
