package io.github.hivebolt.e2e.gateway;

import java.util.Optional;

/**
 * What a block of the documentation is, by the comment above it. Readers of the page do not see it:
 * <ul>
 *   <li>{@code run}: commands that have to succeed
 *   <li>{@code run until TEXT}: a command that goes on by itself; it is ended when it has printed the text
 *   <li>{@code shows}: what the block before prints; {@code …} stands for anything
 *   <li>{@code shows like}: what the block before prints is JSON with at least these fields of these types
 *   <li>{@code settings}: lines of an environment file, with keys that exist
 *   <li>{@code not run: REASON}: commands that no test can run
 *   <li>{@code no command: WHAT}: something else
 * </ul>
 */
sealed interface BlockMark {
    /** Commands that end by themselves. */
    record Run() implements BlockMark {}

    /**
     * A command that is ended.
     *
     * @param text printed when it is there
     */
    record RunUntil(String text) implements BlockMark {}

    /** The output of the block before. */
    record Shows() implements BlockMark {}

    /** The form of the output of the block before. */
    record ShowsLike() implements BlockMark {}

    /** Settings. */
    record Settings() implements BlockMark {}

    /**
     * Nothing to run.
     *
     * @param reason why
     */
    record NotRun(String reason) implements BlockMark {}

    /** Reads a mark; empty if it is none of these. */
    static Optional<BlockMark> parse(String mark) {
        if (mark.startsWith("run until ")) {
            return Optional.of(new RunUntil(mark.substring("run until ".length())));
        }
        for (String silent : new String[] {"not run: ", "no command: "}) {
            if (mark.startsWith(silent) && mark.length() > silent.length()) {
                return Optional.of(new NotRun(mark.substring(silent.length())));
            }
        }
        return switch (mark) {
            case "run" -> Optional.of(new Run());
            case "shows" -> Optional.of(new Shows());
            case "shows like" -> Optional.of(new ShowsLike());
            case "settings" -> Optional.of(new Settings());
            default -> Optional.empty();
        };
    }
}
