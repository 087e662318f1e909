package org.peixun.database;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.stereotype.Component;
import org.springframework.transaction.interceptor.TransactionInterceptor;

/**
 * There is one transaction manager and it is named: Spring otherwise looks at each call through the annotations of the class
 * whether it wants another one.
 */
@Component
class OneTransactionManager implements BeanPostProcessor {

    @Override
    public Object postProcessBeforeInitialization(Object bean, String name) {
        if (bean instanceof TransactionInterceptor interceptor) {
            interceptor.setTransactionManagerBeanName("transactionManager");
        }
        return bean;
    }
}
