package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.util.regex.Pattern;
import org.peixun.identity.CurrentActor;
import org.peixun.shared.TooManyRequests;
import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Whatever takes many records out of the system at once, or tells of any person asked for, is what a thief would ask for (ASVS 2.4.1). */
@Configuration
class ExportLimit implements WebMvcConfigurer, HandlerInterceptor {

    /** Of address patterns; EveryExportTest knows the same words. */
    static final Pattern EXPORTS = Pattern.compile(".*(export|template|annotated|returned|xlsx|csv)|/archives/.*|/personal-data/(copy|rulings|erasure)");

    private final CurrentActor actor;
    private final VisitorBuckets buckets;

    ExportLimit(CurrentActor actor, ExportSettings settings, Clock clock) {
        this.actor = actor;
        this.buckets = new VisitorBuckets(settings.perMinute(), Duration.ofMinutes(1).dividedBy(settings.perMinute()), clock);
    }

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        Object pattern = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (pattern != null && EXPORTS.matcher(pattern.toString()).matches() && !buckets.take(actor.get().userId())) {
            throw new TooManyRequests("下载过于频繁", "下载或者查询个人信息过于频繁，暂停办理。请过一分钟再试；需要大批数据的，请联系系统管理员。");
        }
        return true;
    }
}
