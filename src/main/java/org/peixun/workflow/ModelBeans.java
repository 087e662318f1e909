package org.peixun.workflow;

import java.beans.FeatureDescriptor;
import java.util.Iterator;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.impl.juel.jakarta.el.ELContext;
import org.camunda.bpm.impl.juel.jakarta.el.ELResolver;
import org.springframework.context.ApplicationContext;
import org.springframework.util.function.SingletonSupplier;

/** Names of beans in expressions: those marked {@link ModelBean}; any other name stays unknown. */
class ModelBeans extends ELResolver {

    private final ApplicationContext context;
    /** Known once all beans are: no model runs before. */
    private final Supplier<Set<String>> names;

    ModelBeans(ApplicationContext context) {
        this.context = context;
        this.names = SingletonSupplier.of(() -> Set.of(context.getBeanNamesForAnnotation(ModelBean.class)));
    }

    @Override
    public Object getValue(ELContext elContext, Object base, Object property) {
        if (base != null || !(property instanceof String name) || !names.get().contains(name)) {
            return null;
        }
        elContext.setPropertyResolved(true);
        return context.getBean(name);
    }

    @Override
    public void setValue(ELContext elContext, Object base, Object property, Object value) {}

    @Override
    public Class<?> getType(ELContext elContext, Object base, Object property) {
        return null;
    }

    @Override
    public boolean isReadOnly(ELContext elContext, Object base, Object property) {
        return true;
    }

    @Override
    public Iterator<FeatureDescriptor> getFeatureDescriptors(ELContext elContext, Object base) {
        return null;
    }

    @Override
    public Class<?> getCommonPropertyType(ELContext elContext, Object base) {
        return null;
    }
}
