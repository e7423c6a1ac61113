package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.ports.spi.AdapterSettings;
import io.github.hivebolt.ports.spi.MalformedSettingException;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the settings of this adapter and collects every problem in one sentence each. */
final class ClnSettingsReader {
    private static final Pattern PROXY = Pattern.compile("(?:socks5h?://)?([A-Za-z0-9.-]+):([0-9]{1,5})");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MAX_PORT = 65_535;

    private final AdapterSettings settings;
    private final List<String> problems = new ArrayList<>();

    private ClnSettingsReader(AdapterSettings settings) {
        this.settings = settings;
    }

    /**
     * Reads the settings. Files are looked at, the node is not.
     *
     * @param settings the configuration
     * @return what it says
     * @throws MalformedSettingException with every problem
     */
    static ClnSettings read(AdapterSettings settings) throws MalformedSettingException {
        ClnSettingsReader reader = new ClnSettingsReader(settings);
        Optional<URI> url = reader.url();
        Optional<String> rune = RuneSetting.read(settings, reader.problems);
        Optional<Path> certificate = reader.certificate();
        Optional<ClnSettings.HostAndPort> proxy =
                url.filter(ClnSettingsReader::isOnion).flatMap(onion -> reader.proxy());
        if (url.isEmpty() || rune.isEmpty() || !reader.problems.isEmpty()) {
            throw new MalformedSettingException(reader.problems);
        }
        return new ClnSettings(url.get(), rune.get(), certificate, proxy);
    }

    private Optional<URI> url() {
        Optional<String> text = settings.text("cln.url");
        if (text.isEmpty()) {
            problems.add("hivebolt.cln.url is missing: give the address of clnrest, for instance"
                    + " https://127.0.0.1:3010.");
            return Optional.empty();
        }
        Optional<URI> url = parsed(text.get().strip().replaceAll("/+$", ""));
        if (url.isEmpty()) {
            problems.add("hivebolt.cln.url is no address of clnrest: expected https, a host, a port and no"
                    + " user, query or fragment, for instance https://127.0.0.1:3010.");
        } else if (url.get().getScheme().equals("http") && !mayGoUnencrypted(url.get())) {
            problems.add("hivebolt.cln.url would send the rune unencrypted: use https, or http only to this machine"
                    + " or an onion host.");
        }
        return url;
    }

    private static Optional<URI> parsed(String text) {
        try {
            URI url = new URI(text);
            boolean usable = url.getHost() != null
                    && Set.of("http", "https").contains(String.valueOf(url.getScheme()))
                    && url.getRawUserInfo() == null
                    && url.getRawQuery() == null
                    && url.getRawFragment() == null;
            return usable ? Optional.of(url) : Optional.empty();
        } catch (URISyntaxException malformed) {
            return Optional.empty();
        }
    }

    private static boolean mayGoUnencrypted(URI url) {
        return isOnion(url) || LOOPBACK.contains(url.getHost().toLowerCase(Locale.ROOT));
    }

    private static boolean isOnion(URI url) {
        return url.getHost().toLowerCase(Locale.ROOT).endsWith(".onion");
    }

    private Optional<Path> certificate() {
        Optional<String> text = settings.text("cln.tls-ca-file");
        if (text.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> file = certificateFile(text.get());
        if (file.isEmpty()) {
            problems.add("hivebolt.cln.tls-ca-file names no readable file with certificates in PEM form: give the path"
                    + " of the ca.pem that clnrest wrote.");
        }
        return file;
    }

    private Optional<ClnSettings.HostAndPort> proxy() {
        Optional<String> text = settings.text("proxy");
        if (text.isEmpty()) {
            problems.add("hivebolt.proxy is missing: an onion host in hivebolt.cln.url needs a SOCKS5 proxy, for"
                    + " instance 127.0.0.1:9050.");
            return Optional.empty();
        }
        Matcher parts = PROXY.matcher(text.get().strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > MAX_PORT) {
            problems.add("hivebolt.proxy is no SOCKS5 proxy: expected host and port, for instance 127.0.0.1:9050.");
            return Optional.empty();
        }
        return Optional.of(new ClnSettings.HostAndPort(parts.group(1), port));
    }

    private static Optional<Path> certificateFile(String name) {
        try {
            Path file = Path.of(name.strip());
            return Files.readString(file, StandardCharsets.ISO_8859_1).contains("-----BEGIN CERTIFICATE-----")
                    ? Optional.of(file)
                    : Optional.empty();
        } catch (InvalidPathException | IOException unreadable) {
            return Optional.empty();
        }
    }
}
