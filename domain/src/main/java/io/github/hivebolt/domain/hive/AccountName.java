package io.github.hivebolt.domain.hive;

import static io.github.hivebolt.domain.Checks.require;

import java.util.regex.Pattern;

/**
 * The name of a Hive account (rules of hived's {@code is_valid_account_name}: 3 to 16 characters; labels of at least
 * three characters joined by dots; each starts with a letter, ends with a letter or digit, and has hyphens only inside).
 *
 * @param value the name, lower case
 */
public record AccountName(String value) {
    private static final Pattern VALID =
            Pattern.compile("[a-z](?=[a-z0-9-]{2})[a-z0-9-]*[a-z0-9](\\.[a-z](?=[a-z0-9-]{2})[a-z0-9-]*[a-z0-9])*");

    /** Refuses what is no account name. */
    public AccountName {
        require(isValid(value), "a Hive account name has 3 to 16 lower-case letters, digits, hyphens and dots");
    }

    /**
     * Whether a text is an account name that Hive would accept.
     *
     * @param text any text
     * @return true if it is
     */
    public static boolean isValid(String text) {
        return text.length() >= 3 && text.length() <= 16 && VALID.matcher(text).matches();
    }

    @Override
    public String toString() {
        return value;
    }
}
