package org.peixun.worklist;

import static org.assertj.core.api.Assertions.assertThat;
import static org.peixun.identity.SignedInAs.signedInAs;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.stream.IntStream;
import org.peixun.identity.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.test.web.servlet.MockMvc;

/** How many statements a page takes; compare few rows with many. */
@Component
public class PageStatements {

    private final ObjectProvider<MockMvc> mvc;

    PageStatements(ObjectProvider<MockMvc> mvc) {
        this.mvc = mvc;
    }

    /** The least of three looks: now and then one reads again what is remembered for a while. */
    public int count(String path, Actor reader) {
        int least = IntStream.range(0, 3).map(look -> Statements.of(() -> look(path, reader)).size()).min().orElseThrow();
        assertThat(least).as("statements of " + path).isPositive();
        return least;
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
