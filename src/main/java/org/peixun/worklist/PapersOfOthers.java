package org.peixun.worklist;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType;

/** Papers in the head of a case page beside the case's own: of modules that know every kind of case. */
public interface PapersOfOthers {

    List<CaseType.Paper> papers(CaseFiles.Face face, Actor reader);
}
