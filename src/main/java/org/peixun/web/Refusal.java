package org.peixun.web;

import java.util.List;
import org.peixun.shared.Problem;
import org.peixun.shared.RequestRefused;
import org.springframework.http.HttpStatus;

/**
 * Why a request was not carried out, in words.
 *
 * @param title a few words for the head of the page
 * @param sentence what is wrong and what to do
 * @param problems the fields that are wrong; empty when it is not about fields
 * @param reference number under which the log has the cause, or {@code null}
 */
record Refusal(HttpStatus status, String title, String sentence, List<Problem> problems, String reference) {

    private static final String PAGE_EXPIRED = "页面已过期";

    static Refusal of(RequestRefused refused) {
        return switch (refused.kind()) {
            case BAD_INPUT -> new Refusal(HttpStatus.BAD_REQUEST, "提交的内容有误", refused.getMessage(), refused.problems(), null);
            case FORBIDDEN -> of(HttpStatus.FORBIDDEN, "没有权限", refused.getMessage());
            case NOT_FOUND -> of(HttpStatus.NOT_FOUND, "没有找到", refused.getMessage());
            case CONFLICT -> of(HttpStatus.CONFLICT, refused.title() == null ? "情况已有变化" : refused.title(), refused.getMessage());
        };
    }

    static Refusal of(HttpStatus status, String title, String sentence) {
        return new Refusal(status, title, sentence, List.of(), null);
    }

    static Refusal forbidden() {
        return of(HttpStatus.FORBIDDEN, "没有权限", "您没有查看或者办理此事项的权限。如工作需要，请联系本单位安全管理员授权。");
    }

    static Refusal pageExpired() {
        return of(HttpStatus.FORBIDDEN, PAGE_EXPIRED,
                "页面停留时间过长，或者您已退出、在别处登录、更换了账号，本次提交没有办理。请先复制本页列出的内容，登录后打开原来的页面，重新填写并提交；文件须重新选择。");
    }

    /** Of a page that is open to everybody: nobody has to sign in there, or could. */
    static Refusal openPageExpired() {
        return of(HttpStatus.FORBIDDEN, PAGE_EXPIRED,
                "页面停留时间过长，本次没有提交。请先复制本页列出的内容，再重新打开原来的页面，填写并提交；照片、文件须重新选择。");
    }

    /** What was typed is on no page to go back to: that one asks for the sign-in first. */
    public boolean isPageExpired() {
        return title.equals(PAGE_EXPIRED);
    }

    static Refusal unknownPage() {
        return of(HttpStatus.NOT_FOUND, "没有找到页面", "没有这个页面。请核对网址，或者从菜单进入。");
    }

    static Refusal tooLarge() {
        return of(HttpStatus.CONTENT_TOO_LARGE, "文件过大", "一次上传的文件合计超过 20 MB，没有保存。请压缩文件，或者拆分后分别上传。");
    }

    static Refusal formTooLarge() {
        return of(HttpStatus.CONTENT_TOO_LARGE, "填写的内容过长",
                "本页填写的内容过长，没有保存。请按浏览器的“后退”回到填写页面，删减后重新提交；较长的说明请作为材料上传。");
    }

    static Refusal malformedAddress() {
        return of(HttpStatus.BAD_REQUEST, "网址有误", "网址中含有不能识别的字符，没有办理。请核对网址，或者从首页的菜单进入。");
    }

    static Refusal broken(String reference) {
        return new Refusal(HttpStatus.INTERNAL_SERVER_ERROR, "系统出现故障",
                "本次操作没有完成，数据没有改动。请稍后重试；仍不成功的，请把下面的故障编号告知运维人员。", List.of(), reference);
    }

    /** Whether it was done is not known when the connection went at the very end, so the page does not claim that it was not. */
    static Refusal databaseAway() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "系统暂时不能办理",
                "数据库暂时没有应答，系统正在自动恢复。请稍候一两分钟，按浏览器的“后退”回到刚才的页面再试；同一页面重复提交，系统只办理一次，已填写的内容一般仍在。");
    }

    static Refusal diskFull() {
        return of(HttpStatus.INSUFFICIENT_STORAGE, "存储空间不足",
                "服务器的存储空间不足，本次没有保存，以前的内容不受影响。请告知运维人员；腾出空间后按浏览器的“后退”回到刚才的页面再试，已填写的内容一般仍在，文件须重新选择。");
    }

    /** The same once more goes to a node that has the new version already, or to this one after its restart. */
    static Refusal upgrading() {
        return of(HttpStatus.SERVICE_UNAVAILABLE, "系统正在升级",
                "系统正在升级，本次操作没有完成，数据没有改动。请稍后再试：按浏览器的“后退”回到刚才的页面重新提交，已填写的内容一般仍在。");
    }

    /** Neither the person's fault nor the program's: to be tried again later. */
    boolean isOutage() {
        return status == HttpStatus.SERVICE_UNAVAILABLE || status == HttpStatus.INSUFFICIENT_STORAGE;
    }
}
