package org.peixun.classfiling;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType;

/** Tabs of the case page from a module that carries the class on; asked once the class has started. */
public interface ClassSections {

    /** The reader may see the case. */
    List<CaseType.Section> of(RegisteredClass registered, Actor reader);
}
