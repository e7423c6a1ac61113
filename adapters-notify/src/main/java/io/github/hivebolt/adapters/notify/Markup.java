package io.github.hivebolt.adapters.notify;

/** Takes from text what a channel would read as markup. */
final class Markup {
    private static final String DISCORD_SIGNS = "\\*_~`|>#[]()<@:-+.";

    private Markup() {}

    /** For text and for attribute values in double quotes. */
    static String html(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    /** Slack reads these three everywhere, also where it reads no other markup. */
    static String slack(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    /** A backslash before all that Discord's markdown, mentions, emoji and links are made of. */
    static String discord(String text) {
        StringBuilder escaped = new StringBuilder(text.length() + 16);
        text.chars().forEach(c -> {
            if (DISCORD_SIGNS.indexOf(c) >= 0) {
                escaped.append('\\');
            }
            escaped.append((char) c);
        });
        return escaped.toString();
    }
}
