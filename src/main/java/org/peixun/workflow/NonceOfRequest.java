package org.peixun.workflow;

import jakarta.servlet.ServletContext;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;

/**
 * The webapps keep the nonce of their content security policy in the servlet context, shared by all requests: two pages
 * at once, and one of them stays blank. Here each request keeps its own.
 */
final class NonceOfRequest extends HttpServletRequestWrapper {

    private static final String NONCE = "org.camunda.bpm.csp.nonce";

    private final ServletContext context;
    private Object nonce;

    NonceOfRequest(HttpServletRequest request) {
        super(request);
        ServletContext shared = request.getServletContext();
        this.context = (ServletContext) Proxy.newProxyInstance(
                NonceOfRequest.class.getClassLoader(), new Class<?>[] {ServletContext.class},
                (proxy, method, arguments) -> call(shared, method, arguments));
    }

    @Override
    public ServletContext getServletContext() {
        return context;
    }

    private Object call(ServletContext shared, Method method, Object[] arguments) throws Throwable {
        if (method.getName().equals("setAttribute") && NONCE.equals(arguments[0])) {
            nonce = arguments[1];
            return null;
        }
        if (method.getName().equals("getAttribute") && NONCE.equals(arguments[0])) {
            return nonce;
        }
        try {
            return method.invoke(shared, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
