package org.peixun.antivirus;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.stereotype.Component;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.multipart.MultipartHttpServletRequest;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.util.WebUtils;

/** At the door, so that no page can forget it: behind the rights, before the page that takes the file. */
@Component
class UploadScan implements HandlerInterceptor, WebMvcConfigurer {

    private final Antivirus antivirus;

    UploadScan(Antivirus antivirus) {
        this.antivirus = antivirus;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this).order(Ordered.LOWEST_PRECEDENCE);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) throws IOException {
        var upload = WebUtils.getNativeRequest(request, MultipartHttpServletRequest.class);
        if (upload != null && antivirus.isOn()) {
            for (List<MultipartFile> files : upload.getMultiFileMap().values()) {
                for (MultipartFile file : files) {
                    scan(file);
                }
            }
        }
        return true;
    }

    private void scan(MultipartFile file) throws IOException {
        if (!file.isEmpty()) {
            try (var content = file.getInputStream()) {
                antivirus.check(file.getOriginalFilename(), content);
            }
        }
    }
}
