package org.peixun.projectlist;

import java.time.Instant;
import java.util.List;

/** 补正通知: everything that the city wants put right, at once. */
public record ListNotice(int submission, List<Item> items, String opinion, String givenBy, Instant givenAt) {

    /** @param row key of the project, or {@code null} for the whole list @param project its name @param note which place */
    public record Item(String row, String project, String code, String label, String basis, String accepted, String note) {

        public String sentence() {
            return label + "（" + basis + "）。" + (note == null || note.isBlank() ? "" : note.strip() + "。") + "可接受：" + accepted + "。";
        }
    }
}
