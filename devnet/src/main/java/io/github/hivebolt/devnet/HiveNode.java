package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.hived.NodeSwitches;
import io.github.hivebolt.devnet.http.HttpEndpoint;

/**
 * A running Hive node of the devnet.
 *
 * @param name for instance {@code hive-1}
 * @param endpoint its server, which can be taken down and made to fail
 * @param switches how it differs from an honest node
 */
public record HiveNode(String name, HttpEndpoint endpoint, NodeSwitches switches) {
    /**
     * Where it is.
     *
     * @return for instance {@code http://127.0.0.1:18091}
     */
    public String url() {
        return "http://127.0.0.1:" + endpoint.port();
    }
}
