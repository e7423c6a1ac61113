package io.github.hivebolt.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the keys of the Lightning nodes have in common. */
final class NodeKeys {
    private static final String PEM = "-----BEGIN CERTIFICATE-----";
    private static final URI STAND_IN = URI.create("https://127.0.0.1");

    private NodeKeys() {}

    static Optional<URI> url(Values values, Key key, boolean chosen) {
        if (chosen && values.isLive()) {
            return Optional.of(values.required(key, Addresses::guardedUrl, STAND_IN));
        }
        return values.optional(key, Addresses::guardedUrl);
    }

    static Path certificate(String text) throws Malformed {
        Path file = Parsers.path(text);
        if (!SecretFiles.read(file).contains(PEM)) {
            throw new Malformed("the file holds no PEM certificate");
        }
        return file;
    }
}
