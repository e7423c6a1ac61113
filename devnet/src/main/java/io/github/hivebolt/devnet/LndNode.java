package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.http.HttpEndpoint;
import io.github.hivebolt.devnet.lightning.LightningNode;
import io.github.hivebolt.devnet.lnd.Macaroon;
import java.nio.file.Path;

/**
 * A running Lightning node of the devnet.
 *
 * @param name {@code lnd} or {@code merchant}
 * @param endpoint its server, which can be taken down and made to fail
 * @param node the node behind it
 * @param macaroon what callers must show
 * @param macaroonFile a file that holds the macaroon in hexadecimal
 * @param certificateFile a file that holds the server's certificate
 */
public record LndNode(
        String name,
        HttpEndpoint endpoint,
        LightningNode node,
        Macaroon macaroon,
        Path macaroonFile,
        Path certificateFile) {
    /**
     * Where it is.
     *
     * @return for instance {@code https://127.0.0.1:18080}
     */
    public String url() {
        return "https://127.0.0.1:" + endpoint.port();
    }
}
