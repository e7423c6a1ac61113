package io.github.hivebolt.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to reach Core Lightning over clnrest.
 *
 * @param url address of clnrest; present in live mode with cln
 * @param rune credential; present in live mode with cln
 * @param tlsCaFile authority (PEM) that signed clnrest's certificate, where it is not publicly trusted
 */
public record ClnSettings(Optional<URI> url, Optional<Secret> rune, Optional<Path> tlsCaFile) {
    private static final String ANCHOR = "cln";
    private static final Key URL = Key.of(
            "cln.url", "", "a URL like https://127.0.0.1:3010 (plain http only to this machine or an onion)", ANCHOR);
    private static final Key RUNE = Key.of("cln.rune", "", "a rune as lightning-cli createrune prints it", ANCHOR);
    private static final Key TLS_CA_FILE =
            Key.of("cln.tls-ca-file", "", "the path of a PEM certificate that can be read", ANCHOR);
    private static final Pattern BASE64_URL = Pattern.compile("[A-Za-z0-9_-]{43,4000}={0,2}");

    static ClnSettings read(Values values, boolean chosen) {
        return new ClnSettings(
                NodeKeys.url(values, URL, chosen),
                chosen ? values.requiredSecret(RUNE, ClnSettings::rune) : values.secret(RUNE, ClnSettings::rune),
                values.optional(TLS_CA_FILE, NodeKeys::certificate));
    }

    private static String rune(String text) throws Malformed {
        if (!BASE64_URL.matcher(text).matches()) {
            throw new Malformed("this is not a rune");
        }
        return text;
    }
}
