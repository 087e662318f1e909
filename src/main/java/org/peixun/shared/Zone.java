package org.peixun.shared;

import java.time.ZoneId;

/** The one time zone of the system. */
public final class Zone {

    public static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");

    private Zone() {}
}
