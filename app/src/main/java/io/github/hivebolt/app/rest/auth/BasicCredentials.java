package io.github.hivebolt.app.rest.auth;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/**
 * What an {@code Authorization: Basic} header says (RFC 7617, UTF-8). It never prints the password.
 *
 * @param user the user name
 * @param password the password
 */
record BasicCredentials(String user, String password) {
    private static final String SCHEME = "basic ";
    private static final int LONGEST_HEADER = 8_192;

    static Optional<BasicCredentials> parse(String header) {
        if (header.length() > LONGEST_HEADER || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return Optional.empty();
        }
        try {
            byte[] decoded =
                    Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
            String pair = new String(decoded, StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0
                    ? Optional.empty()
                    : Optional.of(new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1)));
        } catch (IllegalArgumentException notBase64) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "(credentials)";
    }
}
