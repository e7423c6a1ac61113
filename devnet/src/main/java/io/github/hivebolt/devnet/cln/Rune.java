package io.github.hivebolt.devnet.cln;

import io.github.hivebolt.devnet.common.Seed;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** The secret that callers of clnrest must show. Never shown by {@link #toString()}. */
public final class Rune {
    /** What the gateway needs, as the guide tells operators to grant it. */
    public static final List<String> GATEWAY_METHODS = List.of(
            "getinfo",
            "listpays",
            "listpeerchannels",
            "xpay",
            "invoice",
            "listinvoices",
            "waitanyinvoice",
            "delinvoice",
            "decode",
            "fetchinvoice");

    private static final int AUTHCODE_BYTES = 32;

    private final String text;
    private final List<String> methods;

    private Rune(String text, List<String> methods) {
        this.text = text;
        this.methods = List.copyOf(methods);
    }

    /**
     * A rune that permits some methods only, in the form that {@code createrune} prints.
     *
     * @param seed what its authentication code is made of
     * @param methods the methods that it permits; none to permit all
     * @return the rune
     */
    public static Rune of(Seed seed, List<String> methods) {
        String restriction = methods.isEmpty()
                ? ""
                : "&" + methods.stream().map(name -> "method=" + name).collect(Collectors.joining("|"));
        byte[] words = ("=0" + restriction).getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[AUTHCODE_BYTES + words.length];
        System.arraycopy(seed.bytes("rune " + restriction), 0, bytes, 0, AUTHCODE_BYTES);
        System.arraycopy(words, 0, bytes, AUTHCODE_BYTES, words.length);
        return new Rune(Base64.getUrlEncoder().encodeToString(bytes), methods);
    }

    /**
     * What callers put into the header {@code Rune}.
     *
     * @return URL-safe base64
     */
    public String text() {
        return text;
    }

    Optional<ClnRefusal> refusal(Optional<String> shown, String method) {
        if (shown.isEmpty()) {
            return Optional.of(ClnRefusal.of(1501, 403, "Not authorized: Missing rune"));
        }
        if (shown.get().equals(text)) {
            return methods.isEmpty() || methods.contains(method)
                    ? Optional.empty()
                    : Optional.of(ClnRefusal.of(1502, 401, "Not permitted: " + words()));
        }
        return Optional.of(
                looksLikeARune(shown.get())
                        ? ClnRefusal.of(1501, 401, "Not authorized: Not derived from master")
                        : ClnRefusal.of(
                                ClnRefusal.INVALID_PARAMETER,
                                401,
                                "rune: should be base64 string: invalid token '\"" + shown.get() + "\"'"));
    }

    private String words() {
        return methods.stream().map(name -> "method is not equal to " + name).collect(Collectors.joining(" AND "));
    }

    private static boolean looksLikeARune(String shown) {
        try {
            return Base64.getUrlDecoder().decode(shown).length > AUTHCODE_BYTES;
        } catch (IllegalArgumentException noBase64) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "a rune";
    }
}
