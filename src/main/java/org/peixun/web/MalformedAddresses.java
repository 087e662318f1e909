package org.peixun.web;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.core.StandardHost;
import org.apache.catalina.valves.ErrorReportValve;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/**
 * Addresses such as {@code /%00} are refused by Tomcat before any page of ours is asked: its own English report is
 * replaced by a page of our kind, which needs nothing but itself and the style sheet's name.
 */
@Component
class MalformedAddresses implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Logger log = LoggerFactory.getLogger(MalformedAddresses.class);

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        factory.addContextCustomizers(context ->
                ((StandardHost) context.getParent()).setErrorReportValveClass(Report.class.getName()));
    }

    /** Made by Tomcat, by its name. */
    public static final class Report extends ErrorReportValve {

        @Override
        protected void report(Request request, Response response, Throwable thrown) {
            int status = response.getStatus();
            if (status < 400 || response.getContentWritten() > 0 || !response.setErrorReported()) {
                return;
            }
            Refusal refusal = status < 500 ? Refusal.malformedAddress() : Refusal.broken(ErrorsInWords.newReference());
            if (thrown != null && refusal.reference() != null) {
                log.error("故障编号 {}: {}", refusal.reference(), request.getDecodedRequestURI(), thrown);
            }
            try {
                response.setContentType("text/html");
                response.setCharacterEncoding(StandardCharsets.UTF_8.name());
                PlainPage.SECURITY_HEADERS.forEach(response::setHeader);
                var writer = response.getReporter();
                if (writer != null) {
                    writer.write(PlainPage.of(refusal));
                    response.finishResponse();
                }
            } catch (IOException gone) {
                log.debug("nobody reads the report any more", gone);
            }
        }
    }
}
