package io.github.hivebolt.ports;

import java.net.URI;
import java.net.URISyntaxException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message to the operator.
 *
 * @param id unique, growing in the order in which the messages arose
 * @param severity how much it matters
 * @param title one line
 * @param lines what happened, what the gateway does about it, what the operator can do; no secrets; a last line that is
 *     {@link #MORE} and a web address is the link to more
 * @param at when it arose
 */
public record Notification(long id, Severity severity, String title, List<String> lines, Instant at) {
    /** How the line begins that holds the link. */
    public static final String MORE = "More: ";

    /** Takes a copy of the list. */
    public Notification {
        lines = List.copyOf(lines);
    }

    /**
     * Where there is more to read.
     *
     * @return a web address, or empty where the last line holds none
     */
    public Optional<URI> link() {
        return lines.isEmpty() ? Optional.empty() : address(lines.getLast());
    }

    /**
     * The lines without that of the link.
     *
     * @return what is to be read
     */
    public List<String> text() {
        return link().isEmpty() ? lines : lines.subList(0, lines.size() - 1);
    }

    private static Optional<URI> address(String line) {
        if (!line.matches(MORE + "https?://[\\w.~:/?#@&+,;=%-]{1,500}")) {
            return Optional.empty();
        }
        try {
            return Optional.of(new URI(line.substring(MORE.length())));
        } catch (URISyntaxException noAddress) {
            return Optional.empty();
        }
    }
}
