package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.List;
import org.peixun.identity.Actor;
import org.springframework.stereotype.Component;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.test.web.servlet.MockMvc;

/** How many statements a page takes; compare few rows with many. */
@Component
public class PageStatements {

    private final ObjectProvider<MockMvc> mvc;

    PageStatements(ObjectProvider<MockMvc> mvc) {
        this.mvc = mvc;
    }

    /** Of the second look: the first may fill what is remembered for a while. */
    public int count(String path, Actor reader) {
        look(path, reader);
        List<String> statements = Statements.of(() -> look(path, reader));
        assertThat(statements).as("statements of " + path).isNotEmpty();
        return statements.size();
    }

    private void look(String path, Actor reader) {
        try {
            var response = mvc.getObject().perform(get(path).with(signedInAs(reader)).accept("text/html")).andReturn().getResponse();
            assertThat(response.getStatus()).as(path).isEqualTo(200);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }
}
