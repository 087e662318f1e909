package org.peixun.classfiling;

import org.peixun.shared.Dates;
import org.peixun.shared.RequestRefused;

/**
 * What a page showed of the step that it writes.
 *
 * @param mark of {@link FilingView#mark}; {@code null} or empty = it does not say, and writes over whatever stands there
 */
public record Seen(FilingStep step, String mark) {

    private static final Dates DATES = new Dates();

    /**
     * Over what a colleague, or another page of one's own, has written since nobody writes unseen; the same once more is no harm.
     *
     * @throws RequestRefused 409 when something else stands in the step than the page showed
     */
    void check(ClassFiling filing, FilingForm typed) {
        if (mark == null || mark.isEmpty()) {
            return;
        }
        String there = filing.form().mark(step);
        if (!mark.equals(there) && !typed.mark(step).equals(there)) {
            throw RequestRefused.conflict("您打开本页以后，“" + step.label() + "”已由本机构的其他人员或者在另一页面修改（最近保存于"
                    + DATES.moment(filing.savedAt()) + "），为免覆盖，您填写的内容没有保存。请先复制您填写的内容，再重新打开这一步，按现有内容核对后填写。");
        }
    }
}
