package org.peixun.web;

/** Answered 429. */
final class TooManyExports extends RuntimeException {

    TooManyExports() {
        super("下载过于频繁，暂停下载。请过一分钟再试；需要大批数据的，请联系系统管理员。");
    }
}
