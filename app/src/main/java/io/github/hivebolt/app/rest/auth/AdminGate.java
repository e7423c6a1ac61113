package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.app.config.Settings;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.TimeSource;
import io.github.hivebolt.ports.store.OrderStore;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Lets the operator in and nobody else. Thread-safe. */
public final class AdminGate {
    /** The only user. */
    public static final String USER = "admin";

    private static final int KEY_BYTES = 32;

    /** What a caller is. */
    public enum Caller {
        /** Showed no credentials. */
        ANONYMOUS,
        /** Showed the admin password. */
        ADMIN,
        /** Showed wrong credentials. */
        REFUSED,
        /** Was not even looked at, because there were too many failures lately. */
        TOO_EARLY
    }

    private final PasswordCheck check;
    private final FailureBrake brake;
    private final SecretKeySpec key;
    private volatile Optional<byte[]> lastGood = Optional.empty();

    AdminGate(PasswordCheck check, TimeSource time, RandomSource random) {
        this.check = check;
        this.brake = new FailureBrake(time);
        this.key = new SecretKeySpec(random.bytes(KEY_BYTES), "HmacSHA256");
    }

    /**
     * The gate for the configured password, or for the one that the first instance makes.
     *
     * @param settings the configuration
     * @param store holds the hash of a password that was made
     * @param time measures pauses between failures
     * @param random makes a key that lives as long as this process
     * @return the gate
     */
    public static AdminGate of(Settings settings, OrderStore store, TimeSource time, RandomSource random) {
        PasswordCheck check =
                settings.admin().password().map(PasswordCheck::configured).orElseGet(() -> PasswordCheck.stored(store));
        return new AdminGate(check, time, random);
    }

    /**
     * Looks at a request's credentials.
     *
     * @param authorization the {@code Authorization} header, if there is one
     * @return who is asking
     */
    public Caller check(Optional<String> authorization) {
        if (authorization.isEmpty()) {
            return Caller.ANONYMOUS;
        }
        Optional<String> password = authorization
                .flatMap(BasicCredentials::parse)
                .filter(credentials -> credentials.user().equals(USER))
                .map(BasicCredentials::password);
        return password.map(this::checkPassword).orElse(Caller.REFUSED);
    }

    private Caller checkPassword(String password) {
        byte[] fingerprint = fingerprint(password);
        // Whoever has been let in before stays in while others guess, and does not pay for the slow hash again.
        if (lastGood.filter(good -> MessageDigest.isEqual(good, fingerprint)).isPresent()) {
            return Caller.ADMIN;
        }
        if (!brake.mayTry()) {
            return Caller.TOO_EARLY;
        }
        if (!check.matches(password)) {
            return Caller.REFUSED;
        }
        brake.succeeded();
        lastGood = Optional.of(fingerprint);
        return Caller.ADMIN;
    }

    private byte[] fingerprint(String password) {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            return mac.doFinal(password.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException("every Java runtime has HmacSHA256", missing);
        }
    }
}
