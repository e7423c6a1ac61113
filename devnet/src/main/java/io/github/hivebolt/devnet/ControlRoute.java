package io.github.hivebolt.devnet;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a call of the control interface is found; {@code {}} stands for a variable part of the path. */
record ControlRoute(String method, List<String> pattern, ControlRequest.Call call) {
    static ControlRoute get(String path, ControlRequest.Call call) {
        return new ControlRoute("GET", parts(path), call);
    }

    static ControlRoute post(String path, ControlRequest.Call call) {
        return new ControlRoute("POST", parts(path), call);
    }

    static ControlRoute delete(String path, ControlRequest.Call call) {
        return new ControlRoute("DELETE", parts(path), call);
    }

    Optional<List<String>> match(String asked, List<String> path) {
        if (!method.equals(asked) || path.size() != pattern.size()) {
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
        return path.equals("/") ? List.of() : List.of(path.substring(1).split("/", -1));
    }
}
