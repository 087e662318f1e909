package org.peixun.workflow;

import org.camunda.bpm.spring.boot.starter.annotation.EnableProcessApplication;
import org.springframework.context.annotation.Configuration;

@Configuration(proxyBeanMethods = false)
@EnableProcessApplication
class EngineConfiguration {}
