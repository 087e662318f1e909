package org.peixun.retention;

import java.util.List;
import org.peixun.identity.Actor;
import org.peixun.workflow.CaseType;
import org.peixun.worklist.CaseFiles;
import org.peixun.worklist.PapersOfOthers;
import org.springframework.stereotype.Component;

/** The archive on the page of its case, for those who may have it. */
@Component
class ArchivePaper implements PapersOfOthers {

    private final CaseArchives archives;

    ArchivePaper(CaseArchives archives) {
        this.archives = archives;
    }

    @Override
    public List<CaseType.Paper> papers(CaseFiles.Face face, Actor reader) {
        return face.endedAt() != null && archives.offers(face.number(), face.jurisdiction(), reader)
                ? List.of(new CaseType.Paper("归档案卷", "/archives/" + face.number())) : List.of();
    }
}
