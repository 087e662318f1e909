package org.peixun.web;

import java.time.LocalDate;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.convert.converter.Converter;
import org.springframework.format.FormatterRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** A date as our pages send it. ISO 8601 knows years of nine digits, with which nothing can be reckoned or stored. */
@Configuration(proxyBeanMethods = false)
class DateInput implements WebMvcConfigurer {

    private static final Pattern DAY = Pattern.compile("[12]\\d{3}-\\d{2}-\\d{2}");

    @Override
    public void addFormatters(FormatterRegistry registry) {
        registry.addConverter(new Converter<String, LocalDate>() {
            @Override
            public LocalDate convert(String typed) {
                if (typed.isBlank()) {
                    return null;
                }
                if (!DAY.matcher(typed.strip()).matches()) {
                    throw new IllegalArgumentException("no date");
                }
                return LocalDate.parse(typed.strip());
            }
        });
    }
}
