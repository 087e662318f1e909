package org.peixun.web;

import java.util.Set;
import org.springframework.stereotype.Component;
import org.thymeleaf.dialect.IPostProcessorDialect;
import org.thymeleaf.engine.AbstractTemplateHandler;
import org.thymeleaf.model.IDocType;
import org.thymeleaf.model.IOpenElementTag;
import org.thymeleaf.postprocessor.IPostProcessor;
import org.thymeleaf.postprocessor.PostProcessor;
import org.thymeleaf.templatemode.TemplateMode;

/**
 * Puts {@code <!DOCTYPE html>} before pages whose template begins with the layout: a fragment cannot bring it along,
 * and without it browsers lay out in quirks mode.
 */
@Component
class DocumentType implements IPostProcessorDialect {

    @Override
    public String getName() {
        return "document type";
    }

    @Override
    public int getDialectPostProcessorPrecedence() {
        return 1000;
    }

    @Override
    public Set<IPostProcessor> getPostProcessors() {
        return Set.of(new PostProcessor(TemplateMode.HTML, Handler.class, 1000));
    }

    public static final class Handler extends AbstractTemplateHandler {

        private boolean begun;

        @Override
        public void handleDocType(IDocType docType) {
            begun = true;
            super.handleDocType(docType);
        }

        @Override
        public void handleOpenElement(IOpenElementTag tag) {
            if (!begun && tag.getElementCompleteName().equals("html")) {
                super.handleDocType(getContext().getModelFactory().createHTML5DocType());
            }
            begun = true;
            super.handleOpenElement(tag);
        }
    }
}
