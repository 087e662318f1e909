package org.peixun.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The line between a node and its database: hands bytes on in both directions until told to fail in one of the ways of networks. */
final class Line implements AutoCloseable {

    private enum State { WHOLE, CUT, SILENT }

    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    Line(int port, int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket();
        entrance.setReuseAddress(true);
        entrance.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
        start(this::accept);
    }

    int port() {
        return entrance.getLocalPort();
    }

    /** Connections end as if the other side had closed them; new ones end at once. */
    void cut() throws IOException {
        state = State.CUT;
        closeAll();
    }

    /** Connections are reset, as by a firewall that was restarted; new ones are let through. */
    void reset() throws IOException {
        for (Socket socket : open) {
            socket.setSoLinger(true, 0);
        }
        closeAll();
    }

    /** Nothing comes through and nobody is told: a cable that was pulled out. New connections are accepted and stay silent. */
    void silence() {
        state = State.SILENT;
    }

    /** New connections come through. What was swallowed stays lost: the old ones are of no use any more. */
    void repair() throws IOException {
        closeAll();
        state = State.WHOLE;
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        closeAll();
    }

    private void accept() {
        while (!entrance.isClosed()) {
            try {
                Socket near = entrance.accept();
                open.add(near);
                if (state == State.CUT) {
                    end(near);
                } else if (state == State.WHOLE) {
                    connect(near);
                }
            } catch (IOException closed) {
                // the entrance was closed, or the database does not take connections
            }
        }
    }

    private void connect(Socket near) throws IOException {
        try {
            Socket far = new Socket(InetAddress.getLoopbackAddress(), target);
            open.add(far);
            start(() -> pump(near, far));
            start(() -> pump(far, near));
        } catch (IOException databaseAway) {
            end(near);
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[16_384];
        try {
            for (int read = from.getInputStream().read(buffer); read >= 0; read = from.getInputStream().read(buffer)) {
                if (state == State.WHOLE) {
                    to.getOutputStream().write(buffer, 0, read);
                }
            }
        } catch (IOException ended) {
            // the other side follows
        }
        if (state != State.SILENT) {
            end(from);
            end(to);
        }
    }

    private void closeAll() {
        open.forEach(this::end);
    }

    private void end(Socket socket) {
        open.remove(socket);
        try {
            socket.close();
        } catch (IOException closedAlready) {
            // as wanted
        }
    }

    private static void start(Runnable work) {
        var thread = new Thread(work, "line");
        thread.setDaemon(true);
        thread.start();
    }
}
