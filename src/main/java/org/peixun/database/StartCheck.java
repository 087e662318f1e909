package org.peixun.database;

import java.util.ArrayList;
import java.util.List;
import org.springframework.beans.factory.config.BeanFactoryPostProcessor;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.PriorityOrdered;
import org.springframework.core.env.Environment;

/** Looks at the settings before any bean is made: nothing is started or migrated with settings that are refused. */
abstract class StartCheck implements BeanFactoryPostProcessor, EnvironmentAware, PriorityOrdered {

    Environment environment;

    /** @param problems gets a sentence for each thing that is wrong, with what would be accepted */
    abstract void look(ConfigurableListableBeanFactory beans, List<String> problems);

    @Override
    public final void setEnvironment(Environment environment) {
        this.environment = environment;
    }

    @Override
    public final int getOrder() {
        return HIGHEST_PRECEDENCE;
    }

    /** @throws NotForProductionException with everything that is wrong, at once */
    @Override
    public final void postProcessBeanFactory(ConfigurableListableBeanFactory beans) {
        List<String> problems = new ArrayList<>();
        look(beans, problems);
        if (!problems.isEmpty()) {
            throw new NotForProductionException(problems);
        }
    }
}
