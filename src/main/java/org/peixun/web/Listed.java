package org.peixun.web;

import java.util.List;
import org.springframework.stereotype.Component;

/** How much of what is wrong in an uploaded workbook a page lists: one wrong column is a fault in each of thousands of rows. */
@Component
public class Listed {

    static final int MOST = 300;

    public <T> List<T> first(List<T> faults) {
        return faults.subList(0, Math.min(MOST, faults.size()));
    }

    public boolean cut(List<?> faults) {
        return faults.size() > MOST;
    }

    /** 共412处，只列出前300处 */
    public String count(List<?> faults) {
        return "共" + faults.size() + "处，只列出前" + MOST + "处";
    }
}
