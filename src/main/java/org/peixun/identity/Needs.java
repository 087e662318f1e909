package org.peixun.identity;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The action a page or call belongs to. A handler method without it (on itself or on its class) is refused to
 * everyone; the use case behind it still checks the jurisdiction of what it touches.
 */
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Needs {
    Action value();
}
