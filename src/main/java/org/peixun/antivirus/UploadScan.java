package org.peixun.antivirus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.peixun.shared.TooManyRequests;
import org.peixun.web.VisitorBuckets;
import org.springframework.core.Ordered;
import org.springframework.core.ResolvableType;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/**
 * At the door, so that no page can forget it: behind the rights, before the page that takes the file. What no page takes is not
 * looked at, and strangers keep the scanner busy a few times only; the page itself allows fewer, in kinder words.
 */
@Component
class UploadScan implements HandlerInterceptor, WebMvcConfigurer {

    private final Antivirus antivirus;
    private final VisitorBuckets strangers;

    UploadScan(Antivirus antivirus, Clock clock) {
        this.antivirus = antivirus;
        this.strangers = new VisitorBuckets(10, Duration.ofMinutes(5), clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        var upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (upload != null && antivirus.isOn() && takesFiles(handler)) {
            if (request.getUserPrincipal() == null && !strangers.take(request.getRemoteAddr())) {
                throw new TooManyRequests("提交过于频繁", "提交过于频繁，没有收下。请过十分钟按浏览器的“后退”回到填写页面再提交；照片需要重新选择。");
            }
            for (List<MultipartFile> files : upload.getMultiFileMap().values()) {
                for (MultipartFile file : files) {
                    scan(file);
                }
            }
        }
        return true;
    }

    private static boolean takesFiles(Object handler) {
        return handler instanceof HandlerMethod method && Arrays.stream(method.getMethodParameters()).map(ResolvableType::forMethodParameter)
                .anyMatch(type -> type.resolve() == MultipartFile.class || type.asCollection().getGeneric().resolve() == MultipartFile.class);
    }

    private void scan(MultipartFile file) throws IOException {
        if (!file.isEmpty()) {
            try (var content = file.getInputStream()) {
                antivirus.check(file.getOriginalFilename(), content);
            }
        }
    }
}
