package org.peixun.workflow;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.peixun.identity.AccessPolicy;
import org.peixun.identity.Actor;
import org.peixun.shared.RequestRefused;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/** The case types of all features. */
@Component
public class CaseTypes {

    private final Supplier<List<CaseType>> types;

    /** Looked up late: features depend on the workflow, not the other way round. */
    CaseTypes(ObjectProvider<CaseType> beans) {
        this.types = SingletonSupplier.of(() -> beans.orderedStream().toList());
    }

    public List<CaseType> all() {
        return types.get();
    }

    /** @throws IllegalArgumentException for an id that no feature has */
    public CaseType byId(String id) {
        return find(all(), type -> type.id().equals(id))
                .orElseThrow(() -> new IllegalArgumentException("unknown case type " + id));
    }

    /** The type of a case number, by its prefix. @throws RequestRefused 404 for a number of no type */
    public CaseType ofNumber(String caseNumber) {
        return find(all(), type -> caseNumber.startsWith(type.numberPrefix()))
                .orElseThrow(() -> RequestRefused.notFound("没有找到编号为“" + caseNumber + "”的事项。请核对编号。"));
    }

    public AccessPolicy.Subject subject(String caseNumber) {
        return ofNumber(caseNumber).subject(caseNumber);
    }

    /** @see CaseType#checkWritten */
    public void checkWritten(String caseNumber, String field, String text, Actor by) {
        ofNumber(caseNumber).checkWritten(caseNumber, Map.of(field, text), by);
    }

    /** @throws IllegalArgumentException for a step that this program does not have */
    public Step step(String caseType, String stepKey) {
        return find(caseType, stepKey).orElseThrow(() -> new IllegalArgumentException("unknown step " + ModelNames.formId(caseType, stepKey)));
    }

    Optional<Step> find(String caseType, String stepKey) {
        return all().stream().filter(type -> type.id().equals(caseType)).flatMap(type -> type.steps().stream())
                .filter(step -> step.key().equals(stepKey)).findFirst();
    }

    private static Optional<CaseType> find(List<CaseType> types, java.util.function.Predicate<CaseType> wanted) {
        return types.stream().filter(wanted).findFirst();
    }
}
