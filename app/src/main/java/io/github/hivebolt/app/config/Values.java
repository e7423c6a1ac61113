package io.github.hivebolt.app.config;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * Reads keys and collects every problem instead of stopping at the first. A malformed value is replaced by the default
 * so that reading can go on; whoever reads must look at {@link #problems()} before using anything. It also remembers
 * which keys exist: the ones that were asked for.
 */
final class Values {
    private final Function<String, Optional<String>> lookup;
    private final List<Problem> problems = new ArrayList<>();
    private final Set<Key> asked = new LinkedHashSet<>();
    private final Set<String> names = new LinkedHashSet<>();
    private boolean live = true;

    Values(Function<String, Optional<String>> lookup) {
        this.lookup = lookup;
    }

    /** Whether required keys are required: not in the demo. */
    void requireAll(boolean isLive) {
        live = isLive;
    }

    /** A value with a default that is always well-formed. */
    <T> T value(Key key, Parser<T> parser) {
        return optional(key, parser).orElseGet(() -> fallback(key, parser));
    }

    /** A value without default. */
    <T> Optional<T> optional(Key key, Parser<T> parser) {
        know(key);
        names.add(key.name());
        return parsed(key, key.name(), text(key.name()), parser);
    }

    /** A value that must be set unless this is the demo; the stand-in never leaves the reading of the configuration. */
    <T> T required(Key key, Parser<T> parser, T standIn) {
        int before = problems.size();
        Optional<T> value = optional(key, parser);
        if (value.isEmpty() && problems.size() == before) {
            requirePresent(key, false);
        }
        return value.orElse(standIn);
    }

    /** A secret, given as such or as {@code -file}. The parser's messages must not quote it. */
    Optional<Secret> secret(Key key, Parser<String> parser) {
        know(key);
        names.add(key.name());
        names.add(key.fileName());
        Optional<String> plain = text(key.name());
        Optional<String> file = text(key.fileName());
        if (plain.isPresent() && file.isPresent()) {
            problems.add(Problem.error(key, "both this key and " + key.fileName() + " are set"));
            return Optional.empty();
        }
        if (file.isPresent()) {
            Parser<String> inFile = path -> parser.parse(SecretFiles.read(Parsers.path(path)));
            return parsed(key, key.fileName(), file, inFile).map(Secret::new);
        }
        return parsed(key, key.name(), plain, parser).map(Secret::new);
    }

    /** A secret that must be set unless this is the demo. */
    Optional<Secret> requiredSecret(Key key, Parser<String> parser) {
        int before = problems.size();
        Optional<Secret> secret = secret(key, parser);
        if (secret.isEmpty() && problems.size() == before) {
            requirePresent(key, true);
        }
        return secret;
    }

    void problem(Key key, String wrong) {
        problems.add(Problem.error(key, wrong));
    }

    boolean isLive() {
        return live;
    }

    List<Problem> problems() {
        return List.copyOf(problems);
    }

    Set<Key> asked() {
        return Set.copyOf(asked);
    }

    /** All spellings that exist, the {@code -file} variants included. */
    Set<String> knownNames() {
        return Set.copyOf(names);
    }

    private void know(Key key) {
        asked.add(key);
    }

    private void requirePresent(Key key, boolean orFile) {
        if (live) {
            problems.add(Problem.error(
                    key,
                    "it is not set" + (orFile ? ", and neither is " + key.fileName() : "") + ", but it is required"));
        }
    }

    private Optional<String> text(String name) {
        return lookup.apply(name).map(String::strip).filter(text -> !text.isEmpty());
    }

    private <T> Optional<T> parsed(Key key, String name, Optional<String> text, Parser<T> parser) {
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.get().chars().anyMatch(Character::isISOControl)) {
                throw new Malformed("the value contains control characters");
            }
            return Optional.of(parser.parse(text.get()));
        } catch (Malformed malformed) {
            problems.add(Problem.error(name, key, malformed.wrong()));
            return Optional.empty();
        }
    }

    private static <T> T fallback(Key key, Parser<T> parser) {
        try {
            return parser.parse(key.fallback());
        } catch (Malformed impossible) {
            throw new IllegalStateException("the default of " + key.name() + " is malformed", impossible);
        }
    }
}
