package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.spi.AdapterSettings;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the rune: URL-safe base64 as {@code lightning-cli createrune} prints it. */
final class RuneSetting {
    // 32 bytes of authentication code and at least the two of an id.
    private static final Pattern RUNE = Pattern.compile("[A-Za-z0-9_-]{44,16000}={0,2}");

    private RuneSetting() {}

    /**
     * Reads it.
     *
     * @param settings the configuration
     * @param problems where to add what is wrong
     * @return the rune, or empty if there is a problem
     */
    static Optional<String> read(AdapterSettings settings, List<String> problems) {
        Optional<String> text = settings.text("cln.rune").map(String::strip);
        if (text.isEmpty()) {
            problems.add(
                    "hivebolt.cln.rune is missing: give the rune that `lightning-cli createrune` prints, or its file"
                            + " in hivebolt.cln.rune-file.");
            return Optional.empty();
        }
        Optional<String> rune = text.filter(RUNE.asMatchPredicate());
        if (rune.isEmpty()) {
            problems.add("hivebolt.cln.rune is no rune: expected the text after \"rune\" in what `lightning-cli"
                    + " createrune` prints.");
        }
        return rune;
    }
}
