package io.github.hivebolt.app.config;

import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * How to reach lnd over REST.
 *
 * @param url address of the REST interface; present in live mode with lnd
 * @param macaroon credential in hex; present in live mode with lnd
 * @param tlsCertFile certificate (PEM) that lnd presents, where it is not publicly trusted
 */
public record LndSettings(Optional<URI> url, Optional<Secret> macaroon, Optional<Path> tlsCertFile) {
    private static final String ANCHOR = "lnd";
    private static final Key URL = Key.of(
            "lnd.url", "", "a URL like https://127.0.0.1:8080 (plain http only to this machine or an onion)", ANCHOR);
    private static final Key MACAROON =
            Key.of("lnd.macaroon", "", "a macaroon in hex, or a macaroon file as lnd wrote it", ANCHOR);
    private static final Key TLS_CERT_FILE =
            Key.of("lnd.tls-cert-file", "", "the path of a PEM certificate that can be read", ANCHOR);
    private static final Pattern HEX = Pattern.compile("([0-9a-fA-F]{2}){16,4096}");

    static LndSettings read(Values values, boolean chosen) {
        return new LndSettings(
                NodeKeys.url(values, URL, chosen),
                chosen ? values.requiredSecret(MACAROON, LndSettings::hex) : values.secret(MACAROON, LndSettings::hex),
                values.optional(TLS_CERT_FILE, NodeKeys::certificate));
    }

    private static String hex(String text) throws Malformed {
        if (!HEX.matcher(text).matches()) {
            throw new Malformed("this is not a macaroon in hex");
        }
        return text;
    }
}
