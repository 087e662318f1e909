package org.peixun.classfiling;

import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Action;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** The county's three decisions on a filing before the class is opened (clause 11). */
@Configuration(proxyBeanMethods = false)
class ExaminationSteps {

    @Bean
    @Order(1)
    DecideFiling acceptFiling(Filings filings, Decisions decisions, AccessPolicy access) {
        return new DecideFiling(ClassFilingCase.ACCEPTANCE,
                new DecideFiling.Rule(Action.ACCEPT_FILING, "accept", Transition.ACCEPT, true), filings, decisions, access);
    }

    @Bean
    @Order(2)
    DecideFiling reviewFiling(Filings filings, Decisions decisions, AccessPolicy access) {
        return new DecideFiling(ClassFilingCase.REVIEW,
                new DecideFiling.Rule(Action.REVIEW_FILING, "propose", Transition.PROPOSE, false), filings, decisions, access);
    }

    @Bean
    @Order(3)
    DecideFiling consentOpening(Filings filings, Decisions decisions, AccessPolicy access) {
        return new DecideFiling(ClassFilingCase.CONSENT,
                new DecideFiling.Rule(Action.CONSENT_OPENING, "approve", Transition.CONSENT, true), filings, decisions, access);
    }
}
