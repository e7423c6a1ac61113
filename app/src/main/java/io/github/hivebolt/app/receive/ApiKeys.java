package io.github.hivebolt.app.receive;

import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.ApiKey;
import io.github.hivebolt.ports.store.OrderStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes and checks API keys of the form {@code hb_<id>_<secret>}. The store has only a hash of the secret, which is long
 * enough that a fast hash is safe. Thread-safe.
 */
public final class ApiKeys {
    private static final Pattern BEARER =
            Pattern.compile("bearer\\s+hb_([0-9a-f]{12})_([0-9a-f]{64})\\s*", Pattern.CASE_INSENSITIVE);
    private static final int ID_BYTES = 6;
    private static final int SECRET_BYTES = 32;
    private static final String ADMIN_ACTION = "api-key";

    private final OrderStore store;
    private final RandomSource random;
    private final TimeSource time;

    ApiKeys(OrderStore store, RandomSource random, TimeSource time) {
        this.store = store;
        this.random = random;
        this.time = time;
    }

    /** Who is asking. */
    sealed interface Caller {
        /** Shows no key. */
        record Nobody() implements Caller {}

        /** Shows a key that is none, or is revoked. */
        record Stranger() implements Caller {}

        /** Shows a good key. */
        record Holder(ApiKey key) implements Caller {
            boolean may(Scope scope) {
                return key.scopes().contains(scope.label()) || key.scopes().contains(Scope.ADMIN.label());
            }
        }
    }

    /**
     * A key that was just made.
     *
     * @param key what is stored of it
     * @param text the key itself, which nobody will see again
     */
    record Fresh(ApiKey key, String text) {
        @Override
        public String toString() {
            return "Fresh[" + key.id() + "]";
        }
    }

    /** Whether a header shows an API key at all, good or not. */
    public static boolean isShown(Optional<String> authorization) {
        return authorization
                .filter(header -> header.regionMatches(true, 0, "bearer", 0, "bearer".length()))
                .isPresent();
    }

    /** Whether a header shows a good key with the scope {@code admin}. */
    public boolean isAdmin(Optional<String> authorization) {
        return check(authorization) instanceof Caller.Holder holder && holder.may(Scope.ADMIN);
    }

    Caller check(Optional<String> authorization) {
        if (!isShown(authorization)) {
            return new Caller.Nobody();
        }
        Matcher form = BEARER.matcher(authorization.orElse(""));
        if (!form.matches()) {
            return new Caller.Stranger();
        }
        Optional<ApiKey> key = store.<Optional<ApiKey>>read(view -> view.api().key(form.group(1)));
        String shown = hash(form.group(2));
        return key.filter(known -> known.revokedAt().isEmpty())
                .filter(known -> MessageDigest.isEqual(bytes(known.secretHash()), bytes(shown)))
                .<Caller>map(Caller.Holder::new)
                .orElseGet(Caller.Stranger::new);
    }

    Fresh make(String name, Set<Scope> scopes, String who) {
        String id = HexFormat.of().formatHex(random.bytes(ID_BYTES));
        String secret = HexFormat.of().formatHex(random.bytes(SECRET_BYTES));
        List<String> labels = scopes.stream().map(Scope::label).toList();
        ApiKey key = new ApiKey(
                id,
                name,
                Set.copyOf(labels),
                hash(secret),
                time.now().truncatedTo(ChronoUnit.MICROS),
                Optional.empty());
        store.write(tx -> {
            tx.api().insertKey(key);
            tx.audit(who, "make " + ADMIN_ACTION, id, String.join(",", labels), time.now());
            return true;
        });
        return new Fresh(key, "hb_" + id + "_" + secret);
    }

    boolean revoke(String id, String who) {
        return store.<Boolean>write(tx -> {
            boolean revoked = tx.api().revokeKey(id, time.now());
            if (revoked) {
                tx.audit(who, "revoke " + ADMIN_ACTION, id, "", time.now());
            }
            return revoked;
        });
    }

    List<ApiKey> all() {
        return store.read(view -> view.api().keys());
    }

    private static String hash(String secret) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes(secret)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("every Java runtime has SHA-256", missing);
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
