package org.peixun.web;

import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.CharacterEncodingFilter;

/** Static files and the engine's pages say that they are UTF-8; the latter would claim to be ISO-8859-1. */
@Configuration(proxyBeanMethods = false)
class Encoding {

    @Bean
    FilterRegistrationBean<CharacterEncodingFilter> encodingOfFiles() {
        var filter = new FilterRegistrationBean<>(new CharacterEncodingFilter(StandardCharsets.UTF_8.name(), false, true));
        filter.setName("encodingOfFiles");
        filter.addUrlPatterns("*.css", "*.js", "*.svg", "/camunda/app/*");
        filter.setOrder(Ordered.HIGHEST_PRECEDENCE);
        return filter;
    }
}
