package org.peixun.identity;

import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class NeedsConfiguration implements WebMvcConfigurer {

    private final NeedsInterceptor needs;

    NeedsConfiguration(NeedsInterceptor needs) {
        this.needs = needs;
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(needs).order(Ordered.HIGHEST_PRECEDENCE);
    }
}
