package org.peixun.database;

import java.nio.file.Path;

/** The embedded server cannot use its folder; says what is wrong and what to do, in words for the console. */
final class DataFolderException extends RuntimeException {

    private final String action;

    private DataFolderException(String description, String action, Throwable cause) {
        super(description, cause);
        this.action = action;
    }

    String action() {
        return action;
    }

    static DataFolderException notWritable(Path folder, Throwable cause) {
        return new DataFolderException(
                "数据目录 " + folder + " 不能写入。",
                "请给予当前用户该目录的写权限，或者用 --peixun.database.folder=<目录> 指定另一个目录。",
                cause);
    }

    static DataFolderException inUse(Path folder) {
        return new DataFolderException(
                "数据目录 " + folder + " 正被另一个培训审批程序使用。",
                "请先停止那个程序，或者用 --peixun.database.folder=<目录> 指定另一个目录。",
                null);
    }

    static DataFolderException foreign(Path folder, String what) {
        return new DataFolderException(
                "目录 " + folder + " 不能用作数据目录：" + what + "。程序没有改动其中的任何文件。",
                "请把该目录移走后重新启动（将建立新的演示数据），从备份恢复它，或者用 --peixun.database.folder=<目录> 指定另一个目录。",
                null);
    }

    static DataFolderException doesNotStart(Path folder, Throwable cause) {
        return new DataFolderException(
                "内置数据库不能在 " + folder + " 启动：" + rootMessage(cause),
                "数据可能已损坏，或者磁盘已满。请查看上面的数据库日志；可从备份恢复该目录，或者移走后重新启动。",
                cause);
    }

    private static String rootMessage(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return root.getMessage();
    }
}
