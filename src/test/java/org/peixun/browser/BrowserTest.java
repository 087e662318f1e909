package org.peixun.browser;

import com.microsoft.playwright.Browser.NewContextOptions;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.peixun.TimeMachine;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ActiveProfiles;

/** The application with its demo city at a port, one Chromium, and people who come to it; the same for all classes. */
@Tag("browser")
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = "peixun.demo.enabled=true")
@ActiveProfiles("test")
@Import(TimeMachine.class)
abstract class BrowserTest {

    @RegisterExtension
    final Visitors visitors = new Visitors();

    @LocalServerPort
    int port;

    @Autowired
    TimeMachine.Mover time;

    /** The demo city leaves the clock at the system's time. */
    @BeforeEach
    @AfterEach
    void sameDay() {
        time.reset();
    }

    /** Somebody before the sign-in page, at an office screen. */
    Person visitor() {
        return visitor(options -> {});
    }

    Person visitor(Consumer<NewContextOptions> options) {
        return new Person(visitors.arrive(options), "http://localhost:" + port);
    }

    /** A demo account's owner after signing in. */
    Person signIn(String userId) {
        return visitor().signsIn(userId);
    }
}
