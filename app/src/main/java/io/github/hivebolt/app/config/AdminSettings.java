package io.github.hivebolt.app.config;

import java.util.Optional;

/**
 * Who may operate the gateway.
 *
 * @param password of the user {@code admin}; empty where the first instance makes one
 */
public record AdminSettings(Optional<Secret> password) {
    private static final int MIN_PASSWORD = 12;
    private static final int MAX_PASSWORD = 1024;
    private static final Key PASSWORD =
            Key.of("admin.password", "", "a password of 12 to 1024 characters in one line", "administration");

    static AdminSettings read(Values values) {
        return new AdminSettings(values.secret(PASSWORD, AdminSettings::password));
    }

    private static String password(String text) throws Malformed {
        int length = SingleLine.of(text).length();
        if (length < MIN_PASSWORD || length > MAX_PASSWORD) {
            throw new Malformed("the password is too short or too long");
        }
        return text;
    }
}
