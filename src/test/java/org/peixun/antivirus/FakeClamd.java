package org.peixun.antivirus;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes INSTREAM as clamd does and finds the test virus of EICAR; hangs or answers nonsense when told to. */
final class FakeClamd implements AutoCloseable {

    /** In two halves, so that no scanner takes this file for one. */
    static final String EICAR = "X5O!P%@AP[4\\PZX54(P^)7CC)7}$EICAR-STANDARD-" + "ANTIVIRUS-TEST-FILE!$H+H*";

    private final ServerSocket socket;
    private final List<byte[]> seen = new CopyOnWriteArrayList<>();
    private volatile String insteadOfVerdict;

    FakeClamd() throws IOException {
        socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        var thread = new Thread(this::serve, "fake clamd");
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return socket.getLocalPort();
    }

    List<byte[]> seen() {
        return seen;
    }

    void answers(String nonsense) {
        insteadOfVerdict = nonsense;
    }

    private void serve() {
        while (!socket.isClosed()) {
            try (Socket client = socket.accept()) {
                String answer = verdict(new DataInputStream(client.getInputStream()));
                client.getOutputStream().write((answer + "\0").getBytes(StandardCharsets.US_ASCII));
            } catch (IOException gone) {
                // the next one
            }
        }
    }

    private String verdict(DataInputStream in) throws IOException {
        String command = new String(in.readNBytes("zINSTREAM\0".length()), StandardCharsets.US_ASCII);
        if (!command.equals("zINSTREAM\0")) {
            return "UNKNOWN COMMAND";
        }
        var content = new ByteArrayOutputStream();
        for (int length = in.readInt(); length > 0; length = in.readInt()) {
            content.write(in.readNBytes(length));
        }
        seen.add(content.toByteArray());
        if (insteadOfVerdict != null) {
            return insteadOfVerdict;
        }
        return content.toString(StandardCharsets.ISO_8859_1).contains(EICAR) ? "stream: Eicar-Test-Signature FOUND" : "stream: OK";
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
