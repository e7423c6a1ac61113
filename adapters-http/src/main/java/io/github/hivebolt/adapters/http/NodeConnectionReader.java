package io.github.hivebolt.adapters.http;

import io.github.hivebolt.ports.spi.AdapterSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads where a Lightning node is, and collects every problem in one sentence each. */
public final class NodeConnectionReader {
    private static final Pattern PROXY = Pattern.compile("(?:socks5h?://)?([A-Za-z0-9.-]+):([0-9]{1,5})");
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");
    private static final int MAX_PORT = 65_535;

    private final AdapterSettings settings;
    private final NodeConnectionWords words;
    private final List<String> problems;

    private NodeConnectionReader(AdapterSettings settings, NodeConnectionWords words, List<String> problems) {
        this.settings = settings;
        this.words = words;
        this.problems = problems;
    }

    /**
     * Reads the settings. Files are looked at, the node is not.
     *
     * @param settings the configuration
     * @param words what the settings are called
     * @param problems where to add what is wrong
     * @return what they say, or empty if there is no address; what it says counts only without problems
     */
    public static Optional<NodeConnection> read(
            AdapterSettings settings, NodeConnectionWords words, List<String> problems) {
        NodeConnectionReader reader = new NodeConnectionReader(settings, words, problems);
        Optional<URI> url = reader.url();
        Optional<Path> authority = reader.authority();
        Optional<HostAndPort> proxy = url.filter(NodeConnectionReader::isOnion).flatMap(onion -> reader.proxy());
        return url.map(address -> new NodeConnection(address, authority, proxy));
    }

    private Optional<URI> url() {
        String key = "hivebolt." + words.urlKey();
        Optional<String> text = settings.text(words.urlKey());
        if (text.isEmpty()) {
            problems.add(key + " is missing: give the address of " + words.interfaceName() + ", for instance "
                    + words.exampleUrl() + ".");
            return Optional.empty();
        }
        Optional<URI> url = parsed(text.get().strip().replaceAll("/+$", ""));
        if (url.isEmpty()) {
            problems.add(key + " is no address of " + words.kindOfInterface() + ": expected https, a host, a port and"
                    + " no user, query or fragment, for instance " + words.exampleUrl() + ".");
        } else if (url.get().getScheme().equals("http") && !mayGoUnencrypted(url.get())) {
            problems.add(key + " would send the " + words.secretName() + " unencrypted: use https, or http only to this"
                    + " machine or an onion host.");
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

    private Optional<Path> authority() {
        Optional<String> text = settings.text(words.authorityKey());
        Optional<Path> file = text.flatMap(NodeConnectionReader::certificateFile);
        if (text.isPresent() && file.isEmpty()) {
            problems.add("hivebolt." + words.authorityKey() + " names no readable file with certificates in PEM form:"
                    + " give the path of " + words.authorityFile() + ".");
        }
        return file;
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

    private Optional<HostAndPort> proxy() {
        Optional<String> text = settings.text("proxy");
        if (text.isEmpty()) {
            problems.add("hivebolt.proxy is missing: an onion host in hivebolt." + words.urlKey()
                    + " needs a SOCKS5 proxy, for instance 127.0.0.1:9050.");
            return Optional.empty();
        }
        Matcher parts = PROXY.matcher(text.get().strip());
        int port = parts.matches() ? Integer.parseInt(parts.group(2)) : 0;
        if (port < 1 || port > MAX_PORT) {
            problems.add("hivebolt.proxy is no SOCKS5 proxy: expected host and port, for instance 127.0.0.1:9050.");
            return Optional.empty();
        }
        return Optional.of(new HostAndPort(parts.group(1), port));
    }
}
