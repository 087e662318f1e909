package org.peixun.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("公开页面的访问频率")
class VisitorBucketsTest {

    private Instant now = Instant.parse("2026-05-06T01:00:00Z");

    private final VisitorBuckets buckets = new VisitorBuckets(3, Duration.ofSeconds(2), new Clock() {
        @Override
        public ZoneId getZone() {
            return ZoneId.of("Asia/Shanghai");
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    });

    @Test
    @DisplayName("连续几次之后暂停，过一会儿恢复一次，别的地址不受影响")
    void emptiesAndFills() {
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("192.0.2.1")).isTrue();
        }
        assertThat(buckets.take("192.0.2.1")).isFalse();
        assertThat(buckets.take("192.0.2.2")).isTrue();
        now = now.plusSeconds(2);
        assertThat(buckets.take("192.0.2.1")).isTrue();
        assertThat(buckets.take("192.0.2.1")).isFalse();
    }

    @Test
    @DisplayName("久未访问也只存到上限")
    void neverOverflows() {
        buckets.take("192.0.2.1");
        now = now.plus(Duration.ofDays(1));
        for (int i = 0; i < 3; i++) {
            assertThat(buckets.take("192.0.2.1")).isTrue();
        }
        assertThat(buckets.take("192.0.2.1")).isFalse();
    }
}
