package io.github.hivebolt.adapters.cln;

import io.github.hivebolt.adapters.http.PlainText;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What a rune permits, read from itself: 32 bytes of authentication code, then restrictions joined by {@code &}, each of
 * alternatives joined by {@code |}. It is not verified; only the node can do that.
 */
final class RuneGrants {
    private static final int AUTHCODE_BYTES = 32;
    private static final int MOST_NAMED = 8;

    private static final Set<String> NEEDED = Set.of(
            "method=getinfo",
            "method=listpays",
            "method=listpeerchannels",
            "method=xpay",
            "method=invoice",
            "method=listinvoices",
            "method=waitanyinvoice",
            "method=delinvoice",
            "method=decode",
            "method=fetchinvoice");

    private RuneGrants() {}

    /**
     * Says what is granted and not needed.
     *
     * @param rune the rune
     * @return one sentence, or none where nothing is too much
     */
    static List<String> advice(String rune) {
        Optional<String> restrictions = restrictionsIn(rune);
        if (restrictions.isEmpty()) {
            return List.of();
        }
        Optional<SortedSet<String>> methods = methodsIn(restrictions.get());
        if (methods.isEmpty()) {
            return List.of(
                    "the rune permits every method of the node, spending its on-chain funds included; make one with"
                            + " the restrictions of docs/guide/lightning-permissions.md and replace it.");
        }
        methods.get().removeAll(NEEDED);
        if (methods.get().isEmpty()) {
            return List.of();
        }
        String named = methods.get().stream().limit(MOST_NAMED).collect(Collectors.joining(", "));
        return List.of("the rune permits more than the gateway needs (" + PlainText.of(named, 300)
                + "); make one with the restrictions of docs/guide/lightning-permissions.md and replace it.");
    }

    private static Optional<String> restrictionsIn(String rune) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(rune);
            return bytes.length <= AUTHCODE_BYTES
                    ? Optional.empty()
                    : Optional.of(
                            new String(bytes, AUTHCODE_BYTES, bytes.length - AUTHCODE_BYTES, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException noBase64) {
            return Optional.empty();
        }
    }

    /** All restrictions hold together, so the shortest list of methods is at least as narrow as what is permitted. */
    private static Optional<SortedSet<String>> methodsIn(String restrictions) {
        return Arrays.stream(restrictions.split("&", -1))
                .map(restriction -> Arrays.asList(restriction.split("\\|", -1)))
                .filter(alternatives -> alternatives.stream().allMatch(RuneGrants::namesMethods))
                .<SortedSet<String>>map(TreeSet::new)
                .min((one, other) -> Integer.compare(one.size(), other.size()));
    }

    /** Exactly this method, or all that begin so; other conditions rule methods out and leave the rest permitted. */
    private static boolean namesMethods(String alternative) {
        return alternative.startsWith("method=") || alternative.startsWith("method^");
    }
}
