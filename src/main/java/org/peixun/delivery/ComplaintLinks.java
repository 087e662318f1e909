package org.peixun.delivery;

import org.peixun.classfiling.RegisteredClass;
import org.peixun.complaint.Source;
import org.peixun.complaint.Topic;
import org.peixun.identity.Action;
import org.peixun.identity.Actor;
import org.springframework.stereotype.Component;

/** From what was found to 登记投诉举报: a finding suspends nobody until it is registered there (clause 12). */
@Component
class ComplaintLinks {

    private final Classes classes;

    ComplaintLinks(Classes classes) {
        this.classes = classes;
    }

    /** @param topic {@code null}: to be chosen there @return {@code null} for those who may not register */
    String of(Source source, RegisteredClass registered, Topic topic, Actor reader) {
        return classes.allows(reader, Action.REGISTER_COMPLAINT, registered)
                ? "/complaints/new?source=" + source.name() + "&filing=" + registered.number()
                        + (topic == null ? "" : "&topic=" + topic.name()) : null;
    }

    /** Where the manager, who cannot register, sends the clerk. */
    static String advice(Source source) {
        return "需要暂停承训资格的，由县区经办在“登记投诉举报”中登记（来源：" + source.label() + "），核查属实的按第12条办理。";
    }
}
