package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.cln.Rune;
import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.lightning.LightningNode;
import java.nio.file.Path;

/**
 * A Lightning node of the devnet as Core Lightning shows it over clnrest.
 *
 * @param name {@code cln}
 * @param endpoint its server, which can be taken down and made to fail
 * @param node the node behind it, the same as behind {@code lnd}
 * @param rune what callers must show
 * @param runeFile a file that holds the rune
 * @param caFile a file that holds the certificate to trust
 */
public record ClnNode(String name, HttpEndpoint endpoint, LightningNode node, Rune rune, Path runeFile, Path caFile) {
    /**
     * Where it is.
     *
     * @return for instance {@code https://127.0.0.1:18083}
     */
    public String url() {
        return "https://127.0.0.1:" + endpoint.port();
    }
}
