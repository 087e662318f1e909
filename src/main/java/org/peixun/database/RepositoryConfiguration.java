package org.peixun.database;

import org.springframework.context.annotation.Configuration;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The repositories of all modules, each on our base class. */
@Configuration(proxyBeanMethods = false)
@EnableJpaRepositories(basePackages = "org.peixun", repositoryBaseClass = SparingRepository.class)
class RepositoryConfiguration {}
