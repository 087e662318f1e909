package org.peixun.identity;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a browser says of itself, in words that its owner recognises. The first that fits: most call themselves Chrome too. */
final class Device {

    private static final Map<String, String> BROWSERS = new LinkedHashMap<>();
    private static final Map<String, String> MACHINES = new LinkedHashMap<>();

    static {
        BROWSERS.put("MicroMessenger/", "微信");
        BROWSERS.put("DingTalk/", "钉钉");
        BROWSERS.put("Edg", "Edge");
        BROWSERS.put("QIHU", "360 浏览器");
        BROWSERS.put("Qaxbrowser", "奇安信浏览器");
        BROWSERS.put("QQBrowser/", "QQ 浏览器");
        BROWSERS.put("Firefox/", "Firefox");
        BROWSERS.put("Chrome/", "Chrome");
        BROWSERS.put("Safari/", "Safari");
        MACHINES.put("HarmonyOS", "鸿蒙设备");
        MACHINES.put("OpenHarmony", "鸿蒙设备");
        MACHINES.put("Android", "安卓手机");
        MACHINES.put("iPhone", "iPhone");
        MACHINES.put("iPad", "iPad");
        MACHINES.put("Windows", "Windows 电脑");
        MACHINES.put("Macintosh", "苹果电脑");
        MACHINES.put("UOS", "统信电脑");
        MACHINES.put("Kylin", "麒麟电脑");
        MACHINES.put("Linux", "Linux 电脑");
    }

    private Device() {}

    static String inWords(String userAgent) {
        return first(MACHINES, userAgent, "未知设备") + "上的 " + first(BROWSERS, userAgent, "未知浏览器");
    }

    private static String first(Map<String, String> names, String userAgent, String unknown) {
        return names.entrySet().stream().filter(name -> userAgent != null && userAgent.contains(name.getKey()))
                .map(Map.Entry::getValue).findFirst().orElse(unknown);
    }
}
