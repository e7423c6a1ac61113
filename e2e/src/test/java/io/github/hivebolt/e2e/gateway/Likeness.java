package io.github.hivebolt.e2e.gateway;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether what is printed is what the documentation shows. */
final class Likeness {
    private Likeness() {}

    /** The shown lines that the output does not have, in this order; {@code …} stands for anything. */
    static List<String> missingLines(String shown, String output) {
        List<String> lines = output.lines().toList();
        List<String> missing = new ArrayList<>();
        int at = 0;
        for (String line : shown.lines().filter(text -> !text.isBlank()).toList()) {
            Pattern pattern = pattern(line.strip());
            int found = at;
            while (found < lines.size()
                    && !pattern.matcher(lines.get(found).strip()).matches()) {
                found++;
            }
            if (found == lines.size()) {
                missing.add(line);
            } else {
                at = found + 1;
            }
        }
        return missing;
    }

    private static Pattern pattern(String line) {
        return Pattern.compile(
                Stream.of(line.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*")));
    }

    /** What is shown and not there, or of another type. */
    static List<String> missingFields(String path, JsonNode shown, JsonNode real) {
        if (shown.getNodeType() != real.getNodeType()) {
            return List.of(path + " is " + real.getNodeType() + ", not " + shown.getNodeType());
        }
        List<String> missing = new ArrayList<>();
        for (Map.Entry<String, JsonNode> field : shown.properties()) {
            String inner = path + "/" + field.getKey();
            JsonNode there = real.path(field.getKey());
            missing.addAll(
                    there.isMissingNode()
                            ? List.of(inner + " is missing")
                            : missingFields(inner, field.getValue(), there));
        }
        if (shown.isArray() && !shown.isEmpty()) {
            missing.addAll(
                    real.isEmpty()
                            ? List.of(path + " is empty")
                            : missingFields(path + "/0", shown.get(0), real.get(0)));
        }
        return missing;
    }
}
