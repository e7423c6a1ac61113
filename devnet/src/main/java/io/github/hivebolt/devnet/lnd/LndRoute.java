package io.github.hivebolt.devnet.lnd;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Where a method is found.
 *
 * @param method the HTTP method
 * @param pattern the path, with {@code {}} for a variable part
 * @param streaming whether errors come in the form of a stream
 * @param fields the fields that its body may have
 * @param call who answers
 */
record LndRoute(String method, List<String> pattern, boolean streaming, Set<String> fields, LndCall call) {
    static LndRoute unary(String method, String path, LndCall call, String... fields) {
        return new LndRoute(method, parts(path), false, Set.of(fields), call);
    }

    static LndRoute streaming(String method, String path, LndCall call, String... fields) {
        return new LndRoute(method, parts(path), true, Set.of(fields), call);
    }

    /** The variable parts of a path, or empty where it is another path. */
    Optional<List<String>> match(List<String> path) {
        if (path.size() != pattern.size()) {
            return Optional.empty();
        }
        List<String> variables = new ArrayList<>();
        for (int i = 0; i < path.size(); i++) {
            if ("{}".equals(pattern.get(i))) {
                variables.add(path.get(i));
            } else if (!pattern.get(i).equals(path.get(i))) {
                return Optional.empty();
            }
        }
        return Optional.of(variables);
    }

    private static List<String> parts(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
