package org.peixun.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.peixun.shared.RequestRefused;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.WebDataBinder;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.InitBinder;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;
import org.springframework.web.servlet.support.ExtendedServletRequestDataBinder;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * What is handed in has one source and, where one is asked for, one value. Spring would fill a record from headers of the
 * same name as well, and of two values join them or take the first: others in between may have looked at the second.
 */
@ControllerAdvice
class FormFields implements HandlerInterceptor, WebMvcConfigurer {

    private final Map<Method, List<String>> singles = new ConcurrentHashMap<>();

    @Override
    public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(this);
    }

    /** {@code _csrf} would count as the marker of a field that has no value. */
    @InitBinder
    void neverFromHeadersOrMarkers(WebDataBinder binder) {
        binder.setFieldMarkerPrefix(null);
        if (binder instanceof ExtendedServletRequestDataBinder servlet) {
            servlet.setHeaderPredicate(name -> false);
        }
    }

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (request.getMethod().equals("POST") && request.getQueryString() != null) {
            var ofAddress = UriComponentsBuilder.newInstance().query(request.getQueryString()).build().getQueryParams();
            ofAddress.forEach((name, values) -> atMost(values.size(), name, request));
        }
        if (handler instanceof HandlerMethod method) {
            singles.computeIfAbsent(method.getMethod(), asked -> singlesOf(method)).forEach(name -> atMost(1, name, request));
        }
        return true;
    }

    private static void atMost(int number, String name, HttpServletRequest request) {
        String[] values = request.getParameterValues(name);
        if (values != null && values.length > number) {
            throw RequestRefused.badInput("提交的内容有误：同一项给了不止一个值。请从页面上的按钮重新操作。");
        }
    }

    /** The names under which the method takes one value; asked at every request, so found once. */
    private static List<String> singlesOf(HandlerMethod method) {
        return Stream.of(method.getMethodParameters()).map(MethodParameter::getParameter).flatMap(FormFields::singles).toList();
    }

    private static Stream<String> singles(Parameter parameter) {
        if (parameter.getType().isRecord()) {
            return Stream.of(parameter.getType().getRecordComponents()).filter(one -> isSingle(one.getType())).map(RecordComponent::getName);
        }
        var named = parameter.getAnnotation(RequestParam.class);
        return named == null || !isSingle(parameter.getType()) ? Stream.empty() : Stream.of(named.value().isEmpty() ? parameter.getName() : named.value());
    }

    private static boolean isSingle(Class<?> type) {
        return !type.isArray() && !Collection.class.isAssignableFrom(type) && !Map.class.isAssignableFrom(type);
    }
}
