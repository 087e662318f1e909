package org.peixun.complaint;

/** Which rules set the limits of a complaint (domain: hotline rules, labour inspection, petition rules). */
enum ClockKind {
    HOTLINE("市民热线转办时限", "complaint.hotlineReturnWorkdays", "complaint.hotlineFinishWorkdays", "complaint.hotlineExtensionWorkdays", false),
    SUPERVISION("监管投诉时限", "complaint.acceptWorkdays", "complaint.finishWorkdays", "complaint.extensionWorkdays", false),
    PETITION("信访时限", "complaint.petitionAcceptDays", "complaint.petitionFinishDays", "complaint.petitionExtensionDays", true);

    final String label;
    final String acceptKey;
    final String finishKey;
    final String extensionKey;
    final boolean calendarDays;

    ClockKind(String label, String acceptKey, String finishKey, String extensionKey, boolean calendarDays) {
        this.label = label;
        this.acceptKey = acceptKey;
        this.finishKey = finishKey;
        this.extensionKey = extensionKey;
        this.calendarDays = calendarDays;
    }

    /** The hotline counts from the day it passed the ticket on, the others from acceptance. */
    boolean countsFromReceipt() {
        return this == HOTLINE;
    }

    String unit() {
        return calendarDays ? "日" : "个工作日";
    }
}
