package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.ports.spi.AdapterSettings;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Reads the macaroon: hexadecimal in a setting, or a file, either as lnd writes it (binary) or with hexadecimal in it.
 */
final class MacaroonSetting {
    private static final int MAX_BYTES = 16 << 10;
    private static final int MIN_BYTES = 40;

    // Second version of the binary form of macaroons, the only one that lnd writes.
    private static final String VERSION = "02";

    private MacaroonSetting() {}

    /**
     * Reads it. The file is asked for first, because asking for the text would read a binary file as text.
     *
     * @param settings the configuration
     * @param problems where to add what is wrong
     * @return the macaroon in lower-case hexadecimal, or empty if there is a problem
     */
    static Optional<String> read(AdapterSettings settings, List<String> problems) {
        Optional<String> file = settings.text("lnd.macaroon-file");
        if (file.isPresent()) {
            return ofFile(file.get(), problems);
        }
        Optional<String> text = settings.text("lnd.macaroon");
        if (text.isEmpty()) {
            problems.add("hivebolt.lnd.macaroon is missing: give the macaroon in hexadecimal, or its file in"
                    + " hivebolt.lnd.macaroon-file.");
            return Optional.empty();
        }
        Optional<String> macaroon = ofHex(text.get());
        if (macaroon.isEmpty()) {
            problems.add("hivebolt.lnd.macaroon is no macaroon in hexadecimal: expected what `xxd -p -c 10000"
                    + " FILE.macaroon` prints.");
        }
        return macaroon;
    }

    private static Optional<String> ofFile(String name, List<String> problems) {
        Optional<byte[]> content = contentOf(name);
        if (content.isEmpty()) {
            problems.add("hivebolt.lnd.macaroon-file names no readable file: give the path of a macaroon file that this"
                    + " process may read.");
            return Optional.empty();
        }
        Optional<String> text = ofHex(new String(content.get(), StandardCharsets.ISO_8859_1));
        Optional<String> macaroon =
                text.isPresent() ? text : ofHex(HexFormat.of().formatHex(content.get()));
        if (macaroon.isEmpty()) {
            problems.add("hivebolt.lnd.macaroon-file holds no macaroon: expected the file as lnd writes it, or its"
                    + " content in hexadecimal.");
        }
        return macaroon;
    }

    private static Optional<byte[]> contentOf(String name) {
        try (InputStream file = Files.newInputStream(Path.of(name.strip()))) {
            return Optional.of(file.readNBytes(2 * MAX_BYTES + 2));
        } catch (InvalidPathException | IOException unreadable) {
            return Optional.empty();
        }
    }

    private static Optional<String> ofHex(String text) {
        String hex = text.strip().toLowerCase(Locale.ROOT);
        boolean wellFormed = hex.matches("([0-9a-f]{2})+")
                && hex.startsWith(VERSION)
                && hex.length() >= 2 * MIN_BYTES
                && hex.length() <= 2 * MAX_BYTES;
        return wellFormed ? Optional.of(hex) : Optional.empty();
    }
}
