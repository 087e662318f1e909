package org.peixun.registration;

import java.util.List;
import java.util.Optional;
import org.peixun.shared.Chars;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;

/** 登记依据: on what ground something is entered; there is no entry without. */
final class Reasons {

    static final int MOST = 200;

    private Reasons() {}

    /** @throws RequestRefused 400 */
    static void require(Optional<Problem> reason) {
        reason.ifPresent(problem -> {
            throw RequestRefused.badInput(List.of(problem));
        });
    }

    /** Of the directory of institutions. */
    static Optional<Problem> check(String reason) {
        return check(reason, "第12条", "教师因病不能授课，机构申请增加");
    }

    /** Of the catalogue of standards. */
    static Optional<Problem> ofStandards(String reason) {
        return check(reason, "第8条", "录入时金额填错，按原文件更正");
    }

    private static Optional<Problem> check(String reason, String clause, String example) {
        int length = reason == null ? 0 : Chars.count(reason.strip());
        return length >= 2 && length <= MOST ? Optional.empty() : Optional.of(new Problem("reason",
                "登记依据：须写明文号或者事由，2至" + MOST + "字（" + clause + "）。例如“聊人社字〔2026〕3号”，或者“" + example + "”。"));
    }
}
