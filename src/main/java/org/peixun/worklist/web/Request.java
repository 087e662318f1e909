package org.peixun.worklist.web;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.peixun.shared.RequestRefused;

/**
 * What the buttons of a list or of a case page send.
 *
 * @param task ids that are ticked
 * @param only id of the row whose own button was pressed: the ticks do not count then
 * @param back page to return to
 */
record Request(String commandId, List<String> task, String only, String back) {

    List<String> ids() {
        if (only != null && !only.isBlank()) {
            return List.of(only);
        }
        return task == null ? List.of() : task.stream().filter(Objects::nonNull).distinct().toList();
    }

    /** For what is done in parts: refused before the first of them. */
    String checkedCommandId() {
        try {
            return UUID.fromString(commandId == null ? "" : commandId).toString();
        } catch (IllegalArgumentException malformed) {
            throw RequestRefused.badInput("提交的内容缺少页面编号，不能确认是否重复提交。请返回列表刷新后重新选择。");
        }
    }

    /** Only a path of ours: never an address that somebody put into a link. */
    String safeBack() {
        if (back == null || !back.startsWith("/") || back.startsWith("//") || back.contains("\\")) {
            return "/todo";
        }
        try {
            URI uri = URI.create(back);
            return uri.getHost() == null && uri.getScheme() == null ? back : "/todo";
        } catch (IllegalArgumentException malformed) {
            return "/todo";
        }
    }
}
