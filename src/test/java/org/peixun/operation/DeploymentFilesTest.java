package org.peixun.operation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.peixun.IntegrationTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.ApplicationContext;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.json.JsonMapper;

@IntegrationTest
@DisplayName("部署文件")
class DeploymentFilesTest {

    private static final Path DEPLOYMENT = Path.of("deployment");
    private static final Pattern VARIABLE = Pattern.compile("\\b(?:PEIXUN|SPRING|SERVER|LOGGING|MANAGEMENT|CAMUNDA)_[A-Z0-9_]+\\b");

    /** Not the application's: of deployment/database/roles.sql. */
    private static final Set<String> OF_THE_DATABASE = Set.of("PEIXUN_OWNER_PASSWORD", "PEIXUN_APP_PASSWORD");

    @Autowired ApplicationContext context;

    static Stream<Path> yamls() throws IOException {
        return files().filter(file -> file.toString().endsWith(".yaml"));
    }

    static Stream<Path> files() throws IOException {
        try (var found = Files.walk(DEPLOYMENT)) {
            return found.filter(Files::isRegularFile).toList().stream();
        }
    }

    static Stream<Path> scripts() throws IOException {
        return files().filter(file -> file.toString().endsWith(".sh"));
    }

    @ParameterizedTest
    @MethodSource("yamls")
    @DisplayName("YAML文件都读得通")
    void parse(Path file) throws IOException {
        assertThat(documents(file)).isNotEmpty().doesNotContainNull();
    }

    @ParameterizedTest
    @MethodSource("scripts")
    @DisplayName("脚本没有语法错误，可以执行")
    void scriptsAreShell(Path file) throws Exception {
        assertThat(Files.isExecutable(file)).isTrue();
        assertThat(new ProcessBuilder("sh", "-n", file.toString()).start().waitFor()).isZero();
    }

    @ParameterizedTest
    @MethodSource("files")
    @DisplayName("写到的每个环境变量，程序里都有对应的设置")
    void everyVariableIsASetting(Path file) throws IOException {
        Set<String> known = settings();
        var named = VARIABLE.matcher(Files.readString(file)).results().map(MatchResult::group).collect(java.util.stream.Collectors.toCollection(TreeSet::new));
        named.removeAll(OF_THE_DATABASE);
        assertThat(named).allSatisfy(variable -> assertThat(known).contains(variable.replace("_", "").toLowerCase(Locale.ROOT)));
    }

    @Test
    @DisplayName("说明的表里列全了本目录的文件")
    void readmeListsEveryFile() throws IOException {
        String readme = Files.readString(DEPLOYMENT.resolve("README.md"));
        assertThat(files().map(file -> DEPLOYMENT.relativize(file).toString()).filter(file -> !file.equals("README.md")))
                .allSatisfy(file -> assertThat(readme).contains("`" + file + "`"));
    }

    @Test
    @DisplayName("没有一个文件带着口令或者密钥")
    void noSecrets() throws IOException {
        assertThat(files()).allSatisfy(file -> assertThat(Files.readString(file).lines()
                .filter(line -> line.matches("\\s*[A-Z_]*(PASSWORD|KEYS|INDEXKEY|TOKEN)\\s*[=:][^<]*"))
                .filter(line -> !line.matches(".*[=:]\\s*(|change-me|\\d+:change-me|\\$\\{[A-Z_]+:\\?})$"))).isEmpty());
    }

    @Test
    @DisplayName("Kubernetes：两个副本，三种探针，中断预算，密钥只以引用给出，限定内存，非root运行")
    @SuppressWarnings("unchecked")
    void kubernetes() throws IOException {
        Map<String, Map<String, Object>> byKind = new HashMap<>();
        documents(DEPLOYMENT.resolve("kubernetes/peixun.yaml")).forEach(one -> byKind.put((String) ((Map<String, Object>) one).get("kind"), (Map<String, Object>) one));
        assertThat(byKind).containsOnlyKeys("ConfigMap", "Deployment", "Service", "Ingress", "PodDisruptionBudget", "NetworkPolicy");
        Object deployment = byKind.get("Deployment");
        assertThat(at(deployment, "spec", "replicas")).isEqualTo(2);
        assertThat(at(deployment, "spec", "template", "spec", "securityContext", "runAsNonRoot")).isEqualTo(true);
        Object container = ((List<?>) at(deployment, "spec", "template", "spec", "containers")).get(0);
        assertThat((Map<String, Object>) container).containsKeys("startupProbe", "readinessProbe", "livenessProbe", "resources");
        assertThat((List<Object>) at(container, "env")).isNotEmpty().allSatisfy(variable -> assertThat((Map<String, Object>) variable)
                .containsOnlyKeys("name", "valueFrom"));
        Map<String, String> ofNginx = Map.of("body-size", "client_max_body_size (.*);", "read-timeout", "proxy_read_timeout (.*)s;");
        String nginx = Files.readString(DEPLOYMENT.resolve("nginx.conf"));
        assertThat(ofNginx).allSatisfy((name, line) -> assertThat(nginx).containsPattern(line.replace("(.*)",
                (String) at(byKind.get("Ingress"), "metadata", "annotations", "nginx.ingress.kubernetes.io/proxy-" + name))));
        assertThat(at(byKind.get("PodDisruptionBudget"), "spec", "minAvailable")).isEqualTo(1);
        assertThat((int) at(deployment, "spec", "template", "spec", "terminationGracePeriodSeconds")).isGreaterThan(30 + 10);
    }

    @Test
    @DisplayName("容器和服务都不以root运行，停机等待长于程序办完请求的30秒")
    void neverRoot() throws IOException {
        assertThat(Files.readString(DEPLOYMENT.resolve("Dockerfile"))).contains("USER 10001", "HEALTHCHECK", "extract --layers");
        assertThat(Files.readString(DEPLOYMENT.resolve("systemd/peixun.service"))).contains("User=peixun", "TimeoutStopSec=45");
        // Java 17 takes its encoding from the surroundings
        assertThat(List.of("Dockerfile", "systemd/peixun.service", "systemd/peixun-command.sh")).allSatisfy(file -> assertThat(Files.readString(DEPLOYMENT.resolve(file))).contains("LANG=C.UTF-8"));
        assertThat(Files.readString(DEPLOYMENT.resolve("compose.yaml"))).contains("stop_grace_period: 45s");
    }

    @Test
    @DisplayName("nginx 认可配置文件；页面从 HTTP 转到 HTTPS，程序用的地址不转而是拒绝；TLS 1.2 以上，次序由服务器定，先强后弱")
    void nginx(@TempDir Path folder) throws Exception {
        assumeTrue(Stream.of("/usr/sbin/nginx", "/usr/bin/openssl").allMatch(program -> Files.isExecutable(Path.of(program))));
        run(folder, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=test",
                "-keyout", folder + "/privkey.pem", "-out", folder + "/fullchain.pem");
        int plain = freePort();
        int tls = freePort();
        Path whole = Files.writeString(folder.resolve("nginx.conf"), "pid %s/pid; error_log %s/error.log; events {} http { access_log off;\n%s}\n".formatted(folder, folder,
                Files.readString(DEPLOYMENT.resolve("nginx.conf")).replace("/etc/peixun/tls", folder.toString())
                        .replace("listen 80;", "listen 127.0.0.1:" + plain + ";").replace("listen 443 ssl;", "listen 127.0.0.1:" + tls + " ssl;")));
        run(folder, "/usr/sbin/nginx", "-t", "-p", folder.toString(), "-c", whole.toString());
        run(folder, "/usr/sbin/nginx", "-p", folder.toString(), "-c", whole.toString());
        try {
            var client = HttpClient.newHttpClient();
            for (String path : List.of("/", "/login", "/cases/1", "/camunda/app/tasklist/")) {
                assertThat(status(client, plain, path)).as(path).isEqualTo(301);
            }
            for (String path : List.of("/feeds/deadlines.ics", "/camunda/api/engine/engine/default/task", "/actuator/health")) {
                assertThat(status(client, plain, path)).as(path).isEqualTo(403);
            }
            assertThat(handshake(folder, tls, "-tls1_3")).contains("TLS_AES_256_GCM_SHA384");
            assertThat(handshake(folder, tls, "-tls1_2", "-cipher", "ECDHE-RSA-AES128-GCM-SHA256:ECDHE-RSA-AES256-GCM-SHA384")).contains("ECDHE-RSA-AES256-GCM-SHA384");
            assertThat(handshake(folder, tls, "-tls1_2", "-cipher", "AES256-GCM-SHA384:ECDHE-RSA-AES256-SHA384:AES128-SHA")).contains("Cipher is (NONE)");
            assertThat(handshake(folder, tls, "-tls1_1", "-cipher", "ALL:@SECLEVEL=0")).contains("Cipher is (NONE)");
        } finally {
            run(folder, "/usr/sbin/nginx", "-s", "stop", "-p", folder.toString(), "-c", whole.toString());
        }
    }

    @Test
    @DisplayName("节点在别的机器上的，启用 nginx.conf 中注释的几行：经 TLS 转给节点，证书上不是约定名称的不转；上传过大的由 nginx 用中文说明")
    void nginxToNodesOverTls(@TempDir Path folder) throws Exception {
        assumeTrue(Stream.of("/usr/sbin/nginx", "/usr/bin/openssl").allMatch(program -> Files.isExecutable(Path.of(program))));
        for (String name : List.of("nodes", "another")) {
            run(folder, "openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-subj", "/CN=" + name, "-addext",
                    "subjectAltName=DNS:" + name + ".peixun.example.org", "-keyout", folder + "/" + name + ".key", "-out", folder + "/" + name + ".pem");
        }
        Files.writeString(folder.resolve("nodes-ca.pem"), Files.readString(folder.resolve("nodes.pem")) + Files.readString(folder.resolve("another.pem")));
        String there = Files.readString(DEPLOYMENT.resolve("nginx.conf")).replace("        proxy_pass http://peixun;\n", "").replace("        #proxy_", "        proxy_");
        for (var expected : Map.of("nodes", 204, "another", 503).entrySet()) {
            int plain = freePort();
            int node = freePort();
            String name = expected.getKey();
            // asked without TLS, so that the test's client need not know the certificate
            Path whole = Files.writeString(folder.resolve("nginx.conf"), "pid %1$s/pid; error_log %1$s/error.log; events {} http { access_log off;\n%2$s}\n".formatted(folder,
                    there.replace("ssl_certificate     /etc/peixun/tls/fullchain.pem", "ssl_certificate " + folder + "/nodes.pem")
                            .replace("/etc/peixun/tls/privkey.pem", folder + "/nodes.key").replace("/etc/peixun/tls", folder.toString())
                            .replace("listen 80;", "listen 127.0.0.1:" + freePort() + ";").replace("listen 443 ssl;", "listen 127.0.0.1:" + plain + ";")
                            .replace("server 127.0.0.1:8080;", "server 127.0.0.1:" + node + ";")
                    + "server { listen 127.0.0.1:%d ssl; ssl_certificate %2$s/%3$s.pem; ssl_certificate_key %2$s/%3$s.key; return 204; }".formatted(node, folder, name)));
            run(folder, "/usr/sbin/nginx", "-p", folder.toString(), "-c", whole.toString());
            try {
                assertThat(status(HttpClient.newHttpClient(), plain, "/")).as(name).isEqualTo(expected.getValue());
                assertThat(tooLarge(plain)).contains("HTTP/1.1 413", "一次上传的文件合计超过20 MB");
            } finally {
                run(folder, "/usr/sbin/nginx", "-s", "quit", "-p", folder.toString(), "-c", whole.toString());
                for (Path pid = folder.resolve("pid"); Files.exists(pid);) {
                    Thread.onSpinWait();
                }
            }
        }
    }

    @Test
    @DisplayName("Prometheus 按地址访问节点，核对的是与 nginx 相同的名称")
    void nodesName() throws IOException {
        Object job = ((List<?>) at(documents(DEPLOYMENT.resolve("monitoring/prometheus.yaml")).get(0), "scrape_configs")).get(0);
        assertThat(Files.readString(DEPLOYMENT.resolve("nginx.conf"))).contains("proxy_ssl_name " + at(job, "tls_config", "server_name") + ";");
    }

    @Test
    @DisplayName("Compose：超级用户的口令是文件，不进程序的环境；口令、证书不进版本库和镜像；节点换了地址 nginx 随即得知")
    @SuppressWarnings("unchecked")
    void compose() throws IOException {
        Object services = at(documents(DEPLOYMENT.resolve("compose.yaml")).get(0), "services");
        assertThat((Map<String, Object>) at(services, "database", "environment")).doesNotContainKey("POSTGRES_PASSWORD").extracting("POSTGRES_PASSWORD_FILE")
                .isEqualTo("/run/secrets/postgres-password");
        assertThat(Files.readString(DEPLOYMENT.resolve(".env.example"))).doesNotContain("POSTGRES_PASSWORD");
        assertThat(List.of(".gitignore", ".dockerignore")).allSatisfy(file -> assertThat(Files.readAllLines(Path.of(file)))
                .contains("deployment/.env", "deployment/tls", "deployment/secrets"));
        String command = String.join(" ", (List<String>) at(services, "proxy", "command"));
        String line = command.replaceAll("(?s).*sed 's/([^/]*)/.*", "$1");
        assertThat(Files.readString(DEPLOYMENT.resolve("nginx.conf"))).contains(line);
        assertThat(command).contains("zone peixun", "resolver 127.0.0.11 valid=10s;", "server peixun:8080 resolve;");
        assertThat((String) at(services, "proxy", "image")).as("resolve in an upstream: 1.27.3").isGreaterThanOrEqualTo("nginx:1.28");
    }

    @Test
    @DisplayName("命令脚本只带有的凭据：凭证书登录数据库的没有口令")
    void commandTakesWhatIsThere(@TempDir Path folder) throws Exception {
        Path store = Files.createDirectory(folder.resolve("store"));
        for (String name : List.of("peixun.protection.keys", "peixun.protection.index-key", "of.another.service")) {
            Files.createFile(store.resolve(name));
        }
        Path script = Files.writeString(folder.resolve("command"), Files.readString(DEPLOYMENT.resolve("systemd/peixun-command.sh"))
                .replace("/etc/credstore.encrypted", store.toString()).replace("exec systemd-run", "exec echo"));
        run(folder, "sh", script.toString(), "--verify-audit", "--audit-anchors=-");
        assertThat(read(folder.resolve("output"))).contains("LoadCredentialEncrypted=peixun.protection.keys:" + store, "LoadCredentialEncrypted=peixun.protection.index-key:" + store,
                "peixun --verify-audit --audit-anchors=-").doesNotContain("password", "another");
    }

    @Test
    @DisplayName("日志保存200日：logrotate 认可，各文件逐日轮换；与送出的是同样的文件")
    void logrotate(@TempDir Path folder) throws Exception {
        String rotated = Files.readString(DEPLOYMENT.resolve("logging/logrotate-peixun"));
        assertThat(rotated.split("daily\n    rotate 200\n", -1)).hasSize(3);
        String sent = Files.readString(DEPLOYMENT.resolve("logging/rsyslog-peixun.conf"));
        assertThat(List.of("/var/log/nginx/", "/var/log/postgresql/*.log")).allSatisfy(file -> assertThat(List.of(rotated, sent)).allMatch(text -> text.contains(file)));
        if (Files.isExecutable(Path.of("/usr/sbin/logrotate"))) {
            run(folder, "/usr/sbin/logrotate", "--debug", "--state", folder + "/state", DEPLOYMENT.resolve("logging/logrotate-peixun").toString());
            assertThat(read(folder.resolve("output"))).doesNotContain("error: ");
        }
    }

    @Test
    @DisplayName("nginx 不把协议升级的请求转给程序，程序也没有 WebSocket")
    void noUpgrade() throws IOException {
        assertThat(Files.readString(DEPLOYMENT.resolve("nginx.conf"))).contains("proxy_set_header Connection \"\";").doesNotContain("upgrade;", "Upgrade");
        assertThat(context.getBeanNamesForType(jakarta.websocket.server.ServerEndpointConfig.class)).isEmpty();
    }

    private static int status(HttpClient client, int port, String path) throws Exception {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(), HttpResponse.BodyHandlers.discarding()).statusCode();
    }

    /** Refused by what is announced: nothing of it needs to be sent. */
    private static String tooLarge(int port) throws IOException {
        try (var line = new Socket("127.0.0.1", port)) {
            line.getOutputStream().write("POST /complaints/report HTTP/1.1\r\nHost: peixun.example.org\r\nConnection: close\r\nContent-Length: 40000000\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            line.shutdownOutput();
            return new String(line.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static String handshake(Path folder, int port, String... options) throws Exception {
        Path output = folder.resolve("handshake");
        var command = Stream.concat(Stream.of("openssl", "s_client", "-connect", "127.0.0.1:" + port), Stream.of(options)).toList();
        new ProcessBuilder(command).redirectErrorStream(true).redirectInput(Path.of("/dev/null").toFile()).redirectOutput(output.toFile()).start().waitFor();
        return Files.readString(output).lines().filter(line -> line.contains("Cipher is")).findFirst().orElse("Cipher is (NONE)");
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    @Test
    @DisplayName("systemd：口令和密钥由加密的凭据给出，只放行本机的网络，其他逐个列出")
    void systemd() throws IOException {
        String unit = Files.readString(DEPLOYMENT.resolve("systemd/peixun.service"));
        String command = Files.readString(DEPLOYMENT.resolve("systemd/peixun-command.sh"));
        for (String secret : List.of("spring.datasource.password", "spring.flyway.password", "peixun.protection.keys", "peixun.protection.index-key")) {
            assertThat(unit).contains("\nLoadCredentialEncrypted=" + secret + ":");
            assertThat(command).contains(" " + secret);
        }
        assertThat(unit).contains("\nEnvironment=SPRING_CONFIG_IMPORT=configtree:%d/\n", "\nIPAddressDeny=any\nIPAddressAllow=localhost\n");
        assertThat(unit.lines().filter(line -> line.startsWith("IPAddressAllow="))).hasSize(1);
    }

    @Test
    @DisplayName("systemd 认可服务的每一行")
    void systemdVerifies(@TempDir Path folder) throws Exception {
        assumeTrue(Files.isExecutable(Path.of("/usr/bin/systemd-analyze")));
        Path output = folder.resolve("output");
        int code = new ProcessBuilder("/usr/bin/systemd-analyze", "verify", "--man=no", DEPLOYMENT.resolve("systemd/peixun.service").toString())
                .redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        assertThat(code).as(() -> read(output)).isZero();
        // what it does not know it only warns of
        assertThat(read(output)).doesNotContain("peixun.service:");
    }

    private static void run(Path folder, String... command) throws Exception {
        Path output = folder.resolve("output");
        int code = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile()).start().waitFor();
        assertThat(code).as(() -> read(output)).isZero();
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            return e.toString();
        }
    }

    private static List<Object> documents(Path file) throws IOException {
        try (var reader = Files.newBufferedReader(file)) {
            return StreamSupport.stream(new Yaml(new SafeConstructor(new LoaderOptions())).loadAll(reader).spliterator(), false).toList();
        }
    }

    private static Object at(Object from, String... path) {
        for (String key : path) {
            from = ((Map<?, ?>) from).get(key);
        }
        return from;
    }

    /** All that Spring's libraries describe and all that is ours, as environment variables are compared: letters and digits only. */
    private Set<String> settings() throws IOException {
        Set<String> names = new TreeSet<>(Set.of("spring.profiles.active"));
        for (var metadata : new PathMatchingResourcePatternResolver().getResources("classpath*:META-INF/spring-configuration-metadata.json")) {
            try (var stream = metadata.getInputStream()) {
                JsonMapper.shared().readTree(stream).path("properties").forEach(one -> names.add(one.path("name").asString()));
            }
        }
        context.getBeansWithAnnotation(ConfigurationProperties.class).values().stream().map(Object::getClass).filter(Class::isRecord)
                .forEach(type -> Stream.of(type.getRecordComponents()).forEach(component ->
                        names.add(type.getAnnotation(ConfigurationProperties.class).value() + "." + component.getName())));
        try (var sources = Files.walk(Path.of("src/main/java"))) {
            sources.filter(file -> file.toString().endsWith(".java")).map(DeploymentFilesTest::read)
                    .flatMap(text -> Pattern.compile("[\"{](peixun\\.[a-zA-Z.-]+)").matcher(text).results()).forEach(found -> names.add(found.group(1)));
        }
        return names.stream().map(name -> name.replaceAll("[^A-Za-z0-9]", "").toLowerCase(Locale.ROOT))
                .collect(java.util.stream.Collectors.toSet());
    }
}
