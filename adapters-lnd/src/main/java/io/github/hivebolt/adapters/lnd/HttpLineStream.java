package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.Deadline;
import io.github.hivebolt.adapters.http.HttpStream;
import io.github.hivebolt.adapters.http.HttpTroubleException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.io.IOException;
import java.util.Optional;

/** The lines of an HTTP answer, up to a deadline. */
final class HttpLineStream implements LndStream {
    private final HttpStream stream;
    private final LineReader lines;
    private final Deadline deadline;

    HttpLineStream(HttpStream stream, Deadline deadline) {
        this.stream = stream;
        this.lines = new LineReader(stream.body());
        this.deadline = deadline;
    }

    @Override
    public int status() {
        return stream.status();
    }

    @Override
    public Optional<String> nextLine() throws LndTroubleException {
        try {
            return lines.next();
        } catch (HttpTroubleException trouble) {
            throw LndTroubleException.of(deadline.explain(trouble));
        } catch (IOException unexpected) {
            throw LndTroubleException.ofConnection(Trouble.UNREACHABLE, "The answer of lnd broke off.", true);
        }
    }

    @Override
    public void close() {
        deadline.close();
        stream.close();
    }
}
