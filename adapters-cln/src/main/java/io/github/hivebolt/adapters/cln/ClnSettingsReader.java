package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.NodeConnection;
import io.github.hivebolt.adapters.http.NodeConnectionReader;
import io.github.hivebolt.adapters.http.NodeConnectionWords;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the settings of this adapter and collects every problem in one sentence each. */
final class ClnSettingsReader {
    private static final NodeConnectionWords WORDS = new NodeConnectionWords(
            "cln.url",
            "cln.tls-ca-file",
            "clnrest",
            "clnrest",
            "https://127.0.0.1:3010",
            "rune",
            "the ca.pem that clnrest wrote");

    private ClnSettingsReader() {}

    /**
     * Reads the settings. Files are looked at, the node is not.
     *
     * @param settings the configuration
     * @return what it says
     * @throws MalformedSettingException with every problem
     */
    static ClnSettings read(AdapterSettings settings) throws MalformedSettingException {
        List<String> problems = new ArrayList<>();
        Optional<NodeConnection> connection = NodeConnectionReader.read(settings, WORDS, problems);
        Optional<String> rune = RuneSetting.read(settings, problems);
        if (connection.isEmpty() || rune.isEmpty() || !problems.isEmpty()) {
            throw new MalformedSettingException(problems);
        }
        return new ClnSettings(connection.get(), rune.get());
    }
}
