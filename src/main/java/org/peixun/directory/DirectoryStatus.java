package org.peixun.directory;

/** An institution's standing in the directory (clause 12); only {@link #NORMAL} may open classes. */
public enum DirectoryStatus {
    PENDING("待入目录"),
    NORMAL("正常"),
    SUSPENDED("暂停承训"),
    REMOVED("移出目录"),
    LEFT("主动退出");

    private final String label;

    DirectoryStatus(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
