package org.peixun.classfiling;

import java.util.Map;
import org.peixun.identity.Jurisdictions;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** 备案号 and 期次. The counter's row stays locked until the transaction ends: no gaps, no doubles. */
@Component
class FilingNumbers {

    /** The zones' short names in documents; they have no 县 or 区 to cut off. */
    private static final Map<String, String> ZONES = Map.of("LC-JKQ", "聊经开", "LC-GXQ", "聊高新", "LC-DJQ", "聊度假");

    private final JdbcClient jdbc;
    private final Jurisdictions jurisdictions;

    FilingNumbers(JdbcClient jdbc, Jurisdictions jurisdictions) {
        this.jdbc = jdbc;
        this.jurisdictions = jurisdictions;
    }

    /** 东阿备〔2026〕0012号 */
    String nextOfficial(String jurisdiction, int year) {
        int next = jdbc.sql("""
                INSERT INTO filing_number_counter (jurisdiction, year, last) VALUES (?, ?, 1)
                ON CONFLICT (jurisdiction, year) DO UPDATE SET last = filing_number_counter.last + 1
                RETURNING last""").params(jurisdiction, year).query(Integer.class).single();
        return "%s备〔%d〕%04d号".formatted(shortName(jurisdiction), year, next);
    }

    int nextSerial(String key) {
        return jdbc.sql("""
                INSERT INTO class_serial (serial_key, last) VALUES (?, 1)
                ON CONFLICT (serial_key) DO UPDATE SET last = class_serial.last + 1 RETURNING last""")
                .param(key).query(Integer.class).single();
    }

    private String shortName(String jurisdiction) {
        String name = jurisdictions.name(jurisdiction);
        return ZONES.getOrDefault(jurisdiction, name.length() > 2 ? name.replaceFirst("[县市区]$", "") : name);
    }
}
