package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.adapters.http.NodeConnection;
import io.github.hivebolt.adapters.http.NodeConnectionReader;
import io.github.hivebolt.adapters.http.NodeConnectionWords;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the settings of this adapter and collects every problem in one sentence each. */
final class LndSettingsReader {
    private static final NodeConnectionWords WORDS = new NodeConnectionWords(
            "lnd.url",
            "lnd.tls-cert-file",
            "lnd's REST interface",
            "a REST interface",
            "https://127.0.0.1:8080",
            "macaroon",
            "the tls.cert that lnd wrote");

    private LndSettingsReader() {}

    /**
     * Reads the settings. Files are looked at, the node is not.
     *
     * @param settings the configuration
     * @return what it says
     * @throws MalformedSettingException with every problem
     */
    static LndSettings read(AdapterSettings settings) throws MalformedSettingException {
        List<String> problems = new ArrayList<>();
        Optional<NodeConnection> connection = NodeConnectionReader.read(settings, WORDS, problems);
        Optional<String> macaroon = MacaroonSetting.read(settings, problems);
        if (connection.isEmpty() || macaroon.isEmpty() || !problems.isEmpty()) {
            throw new MalformedSettingException(problems);
        }
        return new LndSettings(connection.get(), macaroon.get());
    }
}
