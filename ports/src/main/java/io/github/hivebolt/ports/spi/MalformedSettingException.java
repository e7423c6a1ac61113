package io.github.hivebolt.ports.spi;

import java.util.List;

/** Settings that an adapter cannot work with. One sentence each, without the values of secrets. */
public final class MalformedSettingException extends Exception {
    private static final long serialVersionUID = 1L;

    private final List<String> problems;

    /**
     * Says what is wrong.
     *
     * @param problems at least one sentence: key, what was wrong, what was expected
     */
    public MalformedSettingException(List<String> problems) {
        super(String.join(" ", problems));
        this.problems = List.copyOf(problems);
    }

    /**
     * All problems together.
     *
     * @return at least one sentence
     */
    public List<String> problems() {
        return problems;
    }
}
