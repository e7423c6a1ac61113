package io.github.hivebolt.devnet.hived;

/** hived's reader knows few escapes; of all others it drops the backslash. */
final class FcJson {
    private static final String KNOWN = "tnr\\\"";

    private FcJson() {}

    /** The text as hived understands it. */
    static String asRead(String json) {
        StringBuilder read = new StringBuilder(json.length());
        for (int i = 0; i < json.length(); i++) {
            char character = json.charAt(i);
            if (character == '\\' && i + 1 < json.length()) {
                i++;
                if (KNOWN.indexOf(json.charAt(i)) >= 0) {
                    read.append(character);
                }
                read.append(json.charAt(i));
            } else {
                read.append(character);
            }
        }
        return read.toString();
    }
}
