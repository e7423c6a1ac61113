package io.github.hivebolt.devnet.lnd;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.common.ChangeSignal;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.devnet.http.HttpReply;
import io.github.hivebolt.devnet.http.LineStream;
import io.github.hivebolt.devnet.lightning.LightningNode;
import java.io.IOException;
import java.util.List;

/** Sends what changes to a client, one line per state, until a last one. */
final class Updates {
    private static final long LOOK_AGAIN_MILLIS = 500;

    private final LightningNode node;
    private final ChangeSignal signal;

    Updates(LightningNode node, ChangeSignal signal) {
        this.node = node;
        this.signal = signal;
    }

    /** One line, and whether it is the last. */
    record Line(ObjectNode json, boolean last) {}

    /** The states of something from a position on, empty while there is nothing new. */
    @FunctionalInterface
    interface Source {
        List<Line> from(int position);
    }

    void stream(HttpReply reply, Source source, int from, boolean lastOnly) throws IOException {
        LineStream stream = reply.stream(200);
        int position = from;
        long seen = signal.version();
        while (reply.isOpen()) {
            for (Line line : source.from(position)) {
                position++;
                if (line.last() || !lastOnly) {
                    stream.line(Json.write(Json.object().set("result", line.json())));
                }
                if (line.last()) {
                    stream.end();
                    return;
                }
            }
            if (node.state().refusal().isPresent()) {
                stream.line("{\"error\":{\"code\":2,\"message\":\"routerrpc server shutting down\",\"details\":[]}}");
                stream.end();
                return;
            }
            seen = await(seen);
        }
        throw new IOException("the server was taken down");
    }

    private long await(long seen) throws IOException {
        try {
            return signal.awaitNewerThan(seen, LOOK_AGAIN_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IOException("stopped while waiting", stopped);
        }
    }
}
