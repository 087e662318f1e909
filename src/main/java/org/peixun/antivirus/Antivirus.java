package org.peixun.antivirus;

import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import org.peixun.shared.RequestRefused;
import org.peixun.shared.ServiceAway;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** clamd over its INSTREAM command: the content in pieces, each with its length before it, and one line as the answer. */
@Component
public class Antivirus {

    private static final Logger log = LoggerFactory.getLogger(Antivirus.class);
    private static final int PIECE = 64 * 1024;
    private static final int LONGEST_ANSWER = 4096;
    private static final String TOO_LONG = "INSTREAM size limit exceeded. ERROR";

    private final AntivirusSettings settings;

    Antivirus(AntivirusSettings settings) {
        this.settings = settings;
    }

    public boolean isOn() {
        return settings.host() != null && !settings.host().isBlank();
    }

    /**
     * @throws RequestRefused 400 when something is found, or when the file is longer than clamd takes
     * @throws ServiceAway when the scanner does not answer: what it has not seen is not taken
     */
    void check(String fileName, InputStream content) throws IOException {
        String answer = ask(content);
        if (answer.endsWith(" FOUND")) {
            log.warn("a virus in an upload: {}", answer);
            throw RequestRefused.badInput("文件“" + fileName + "”查出病毒，没有保存。请先在本机杀毒，确认安全后重新上传。");
        }
        if (answer.equals(TOO_LONG)) {
            log.error("StreamMaxLength of clamd at {}:{} is below the limit of uploads", settings.host(), settings.port());
            throw RequestRefused.badInput("文件“" + fileName + "”超过杀毒服务能查的大小，没有保存。请压缩或者拆分后重新上传；文件不大的，请告知运维人员。");
        }
        if (!answer.equals("stream: OK")) {
            throw away(answer, null);
        }
    }

    private String ask(InputStream content) throws IOException {
        int timeout = (int) settings.timeout().toMillis();
        try (var clamd = new Socket()) {
            clamd.connect(new InetSocketAddress(settings.host(), settings.port()), timeout);
            clamd.setSoTimeout(timeout);
            try {
                send(content, new DataOutputStream(clamd.getOutputStream()));
            } catch (SocketException hungUp) {
                // over its limit clamd answers and closes in the middle of the file
                log.debug("clamd takes no more", hungUp);
            }
            return new String(clamd.getInputStream().readNBytes(LONGEST_ANSWER), StandardCharsets.UTF_8).replace("\0", "").strip();
        } catch (IOException e) {
            throw away(e.toString(), e);
        }
    }

    private static void send(InputStream content, DataOutputStream to) throws IOException {
        to.writeBytes("zINSTREAM\0");
        byte[] piece = new byte[PIECE];
        for (int read = content.read(piece); read >= 0; read = content.read(piece)) {
            if (read > 0) {
                to.writeInt(read);
                to.write(piece, 0, read);
            }
        }
        to.writeInt(0);
        to.flush();
    }

    private ServiceAway away(String answer, Exception cause) {
        log.error("clamd at {}:{} gave no verdict: {}", settings.host(), settings.port(), answer);
        return new ServiceAway("杀毒服务暂时没有应答，上传的文件没有保存。请稍候几分钟，按浏览器的“后退”回到刚才的页面重新上传；仍不成功的，请告知运维人员。", cause);
    }
}
