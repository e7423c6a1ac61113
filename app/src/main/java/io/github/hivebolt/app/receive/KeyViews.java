package io.github.hivebolt.app.receive;

import io.github.hivebolt.app.rest.Problems;
import io.github.hivebolt.ports.store.ApiKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** What is said of API keys. */
public final class KeyViews {
    private KeyViews() {}

    /**
     * What the operator wants a key for.
     *
     * @param name what he calls it
     * @param scopes what it may do
     */
    @Schema(name = "KeyRequest")
    public record Wanted(
            @Schema(example = "web shop", required = true, minLength = 1, maxLength = 100)
            Optional<String> name,

            @Schema(
                    required = true,
                    enumeration = {"invoices", "webhooks", "admin"})
            Optional<List<String>> scopes) {
        static final String EXAMPLE = "{\"name\":\"web shop\",\"scopes\":[\"invoices\",\"webhooks\"]}";

        private static final int LONGEST_NAME = 100;

        String checkedName() {
            String text = name.orElse("").strip();
            if (text.isEmpty() || text.length() > LONGEST_NAME) {
                throw Problems.of(400, "INVALID_NAME", "A key needs a name of 1 to 100 characters.");
            }
            return text;
        }

        Set<Scope> checkedScopes() {
            List<String> wanted = scopes.orElse(List.of());
            if (wanted.isEmpty() || !Scope.labels().containsAll(wanted)) {
                throw Problems.of(400, "INVALID_SCOPES", "Scopes are one or more of invoices, webhooks and admin.");
            }
            return wanted.stream().flatMap(label -> Scope.of(label).stream()).collect(Collectors.toSet());
        }
    }

    /**
     * A key.
     *
     * @param id names it
     * @param name what the operator calls it
     * @param scopes what it may do
     * @param key the key itself; only in the answer that made it
     * @param createdAt when it was made
     * @param revokedAt since when it is worth nothing
     */
    @Schema(name = "Key")
    public record KeyView(
            String id,
            String name,
            List<String> scopes,

            @Schema(description = "Shown once, when it is made.", example = "hb_0123456789ab_...")
            Optional<String> key,

            Instant createdAt,
            Optional<Instant> revokedAt) {
        static KeyView of(ApiKey key) {
            return of(key, Optional.empty());
        }

        static KeyView of(ApiKeys.Fresh fresh) {
            return of(fresh.key(), Optional.of(fresh.text()));
        }

        private static KeyView of(ApiKey key, Optional<String> text) {
            return new KeyView(
                    key.id(),
                    key.name(),
                    List.copyOf(new TreeSet<>(key.scopes())),
                    text,
                    ReceiveReport.millis(key.createdAt()),
                    key.revokedAt().map(ReceiveReport::millis));
        }
    }

    /**
     * All keys.
     *
     * @param keys oldest first, revoked ones too
     */
    @Schema(name = "Keys")
    public record KeyList(List<KeyView> keys) {}
}
