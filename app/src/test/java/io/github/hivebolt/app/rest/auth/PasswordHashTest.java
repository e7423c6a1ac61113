package io.github.hivebolt.app.rest.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** The form in which a password is kept. */
class PasswordHashTest {
    @Test
    void textForm_isReadBack() {
        PasswordHash hash = PasswordHash.of("a password of mine", new byte[PasswordHash.SALT_BYTES]);

        PasswordHash again = PasswordHash.parse(hash.text()).orElseThrow();

        assertThat(again.matches("a password of mine")).isTrue();
        assertThat(again.matches("a password of yours")).isFalse();
        assertThat(hash).hasToString("(password hash)");
    }

    @Test
    void otherSalt_givesAnotherHash() {
        byte[] salt = new byte[PasswordHash.SALT_BYTES];
        String first = PasswordHash.of("a password of mine", salt).text();
        salt[0] = 1;

        assertThat(PasswordHash.of("a password of mine", salt).text()).isNotEqualTo(first);
    }

    @Test
    void knownAnswer_isThatOfAnIndependentImplementation() {
        // PBKDF2-HMAC-SHA512 of "password" with salt "saltsaltsaltsalt" and 1 iteration, by Python's hashlib.
        String stored = "pbkdf2-sha512$1$c2FsdHNhbHRzYWx0c2FsdA$zMa9LL9XW9NEyc9UKHf8bpNyy_Hx4d85LGz19gOLtXQ";

        assertThat(PasswordHash.parse(stored).orElseThrow().matches("password")).isTrue();
    }

    @Test
    void whatIsNoHash_isNoPassword() {
        for (String text : List.of("", "plain", "pbkdf2-sha512$0$x$y", "pbkdf2-sha512$99999999$" + "a".repeat(66))) {
            assertThat(PasswordHash.parse(text)).isEmpty();
        }
    }
}
