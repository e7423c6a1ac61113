package io.github.hivebolt.ports.spi;

import java.util.Optional;

/** An adapter's view of the configuration. Values are those of {@code hivebolt.<key>}. */
@FunctionalInterface
public interface AdapterSettings {
    /**
     * A setting's text. Where {@code <key>-file} is set instead, the trimmed content of that file.
     *
     * @param key the key without {@code hivebolt.}, for instance {@code lnd.url}
     * @return its value, or empty where neither is set or the value is blank
     */
    Optional<String> text(String key);
}
