package io.github.hivebolt.app.config;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The database.
 *
 * @param url JDBC URL of H2 or PostgreSQL; empty for the embedded store below the data directory
 * @param user its user
 * @param password its password
 */
public record StoreSettings(Optional<String> url, Optional<String> user, Optional<Secret> password) {
    private static final String ANCHOR = "store";
    private static final Key URL =
            Key.of("store.url", "", "a URL that starts with jdbc:postgresql: or jdbc:h2:, without a password", ANCHOR);
    private static final Key USER = Key.of("store.user", "", "a user name", ANCHOR);
    private static final Key PASSWORD = Key.of("store.password", "", "a password in one line", ANCHOR);
    private static final Pattern JDBC = Pattern.compile("jdbc:(postgresql|h2):\\S+");
    private static final Pattern PASSWORD_INSIDE = Pattern.compile("(?i)password=|//[^/?]*:[^/?]*@");

    static StoreSettings read(Values values) {
        return new StoreSettings(
                values.optional(URL, StoreSettings::url),
                values.optional(USER, text -> text),
                values.secret(PASSWORD, SingleLine::of));
    }

    private static String url(String text) throws Malformed {
        if (!JDBC.matcher(text).matches()) {
            throw new Malformed("this is not a JDBC URL of PostgreSQL or H2");
        }
        if (PASSWORD_INSIDE.matcher(text).find()) {
            throw new Malformed("the URL carries a password, which belongs into hivebolt.store.password");
        }
        return text;
    }
}
