package org.peixun.letter;

import org.peixun.shared.RequestRefused;

/** No font with which a Chinese letter could be set: the operator has to install one. */
public class FontMissing extends RequestRefused {

    FontMissing(String message) {
        super(Kind.CONFLICT, message, java.util.List.of());
    }

    static FontMissing onSystem() {
        return new FontMissing("系统未安装可用的中文字体，不能生成PDF。请运维人员安装中文字体后重试；在此之前可以用打印页打印。");
    }

    static FontMissing configured(String path) {
        return new FontMissing("设置的字体文件“" + path + "”不存在，或者不是可以嵌入的中文字体，不能生成PDF。请运维人员更正设置后重试；在此之前可以用打印页打印。");
    }
}
