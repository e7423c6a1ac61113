package org.example.phoenixd;

import io.github.hivebolt.ports.spi.AdapterKey;
import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where phoenixd is and how it knows us.
 *
 * @param url its address without a trailing slash
 * @param password the HTTP password that may pay; secret
 */
record PhoenixdSettings(URI url, String password) {
    static final List<AdapterKey> KEYS = List.of(
            AdapterKey.required("phoenixd.url", "the address of phoenixd, like http://127.0.0.1:9740"),
            AdapterKey.secret("phoenixd.password", "http-password of phoenixd's phoenix.conf"));

    private static final Set<String> THIS_MACHINE = Set.of("127.0.0.1", "localhost", "[::1]");

    static PhoenixdSettings read(AdapterSettings settings) throws MalformedSettingException {
        List<String> problems = new ArrayList<>();
        Optional<URI> url = settings.text("phoenixd.url").flatMap(PhoenixdSettings::parsed);
        if (url.isEmpty()) {
            problems.add(
                    "hivebolt.phoenixd.url is missing or no address: expected for instance http://127.0.0.1:9740.");
        } else if (!url.get().getScheme().equals("https") && !isThisMachine(url.get())) {
            problems.add("hivebolt.phoenixd.url would send the password unencrypted: use https, or http only to this"
                    + " machine.");
        }
        Optional<String> password = settings.text("phoenixd.password");
        if (password.isEmpty()) {
            problems.add("hivebolt.phoenixd.password is missing: give http-password of phoenix.conf.");
        }
        if (!problems.isEmpty()) {
            throw new MalformedSettingException(problems);
        }
        return new PhoenixdSettings(url.orElseThrow(), password.orElseThrow());
    }

    /** phoenixd sends no date; on this machine its clock is ours. */
    boolean sharesOurClock() {
        return isThisMachine(url);
    }

    private static boolean isThisMachine(URI url) {
        return THIS_MACHINE.contains(url.getHost());
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI url = URI.create(text.strip().replaceAll("/+$", ""));
            boolean usable = url.getHost() != null
                    && Set.of("http", "https").contains(url.getScheme())
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    @Override
    public String toString() {
        return "phoenixd at " + url;
    }
}
