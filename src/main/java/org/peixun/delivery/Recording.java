package org.peixun.delivery;

import java.util.List;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;

/** A reference to a recording that the institution keeps: where it lies, and a checksum that shows it was not changed. */
record Recording(String name, String place, String sha256, int minutes) {

    private static final int LONGEST_REASON = 200;

    /**
     * @param what 视频 or 录像 @param basis the clause that asks for it
     * @param problems gets one for each field that cannot be taken; what is returned is then of no use
     */
    static Recording of(String what, String basis, String name, String place, String sha256, String minutes, List<Problem> problems) {
        text(name, 100, "name", what + "名称", basis, problems);
        text(place, 300, "place", "存放位置（地址或者硬盘、服务器名称）", basis, problems);
        String hash = sha256.strip().toLowerCase();
        if (!hash.matches("[0-9a-f]{64}")) {
            problems.add(new Problem("sha256", "校验值应为64位数字和字母，用来证明" + what + "没有被改动（" + basis + "）。"));
        }
        String length = Chars.halfWidth(minutes.strip());
        boolean counted = length.matches("[1-9]\\d{0,3}");
        if (!counted) {
            problems.add(new Problem("minutes", "时长应为1至9999之间的整数，单位为分钟。"));
        }
        return new Recording(name.strip(), place.strip(), hash, counted ? Integer.parseInt(length) : 0);
    }

    /** @return why it is withdrawn @throws RequestRefused 400 when nothing or too much is said */
    static String withdrawal(String reason, String basis) {
        if (reason.isBlank() || Chars.count(reason.strip()) > LONGEST_REASON) {
            throw RequestRefused.badInput(List.of(new Problem("withdrawalReason",
                    "撤销原因应写1至" + LONGEST_REASON + "字，例如“选错了课次”（" + basis + "）；撤销的登记和原因都会留存。")));
        }
        return reason.strip();
    }

    private static void text(String typed, int longest, String field, String label, String basis, List<Problem> problems) {
        if (typed.isBlank() || Chars.count(typed.strip()) > longest) {
            problems.add(new Problem(field, label + "应填写1至" + longest + "字（" + basis + "）。"));
        }
    }
}
