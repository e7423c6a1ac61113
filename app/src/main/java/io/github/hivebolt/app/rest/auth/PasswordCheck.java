package io.github.hivebolt.app.rest.auth;

import io.github.hivebolt.app.config.Secret;
import io.github.hivebolt.ports.store.OrderStore;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;

/** Tells whether a password is the admin password. Implementations are thread-safe and compare in constant time. */
@FunctionalInterface
interface PasswordCheck {
    boolean matches(String password);

    /** The operator's own password, from the configuration. */
    static PasswordCheck configured(Secret secret) {
        return password -> MessageDigest.isEqual(utf8(secret.reveal()), utf8(password));
    }

    /** The password that the first instance made, of which the store holds the hash. None fits before it was made. */
    static PasswordCheck stored(OrderStore store) {
        return password -> store.read(view -> view.fact(AdminPassword.FACT))
                .flatMap(PasswordHash::parse)
                .filter(hash -> hash.matches(password))
                .isPresent();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
