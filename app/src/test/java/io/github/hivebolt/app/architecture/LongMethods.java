package io.github.hivebolt.app.architecture;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Finds the methods of a source file that are longer than a limit, by counting braces. A method of one statement is a
 * table and may be longer.
 */
final class LongMethods {
    static final int MOST_LINES = 60;

    /** What opens a block that is no method: types, control flow, lambdas, initialisers of arrays. */
    private static final Pattern NO_METHOD = Pattern.compile("(?s)"
            + ".*(?:->|=|\\bdo|\\belse|\\btry|\\bfinally|\\bstatic)\\s*"
            + "|.*\\b(?:class|interface|enum|record)\\s+\\w.*"
            + "|\\s*(?:if|for|while|switch|catch|synchronized|try|else|return|yield|case)\\b.*");

    /** A method's or constructor's head ends in its parameters, or in what it throws. */
    private static final Pattern METHOD = Pattern.compile("(?s).*\\w\\s*\\(.*\\)\\s*(?:throws [\\w., \\n]+)?\\s*");

    private record Block(int line, int begin, boolean isMethod) {}

    private LongMethods() {}

    /** The lines on which the bodies of methods begin that have more lines than allowed. */
    static List<Integer> in(String source) {
        String code = SourceText.withoutWords(source);
        List<Integer> found = new ArrayList<>();
        Deque<Block> open = new ArrayDeque<>();
        int line = 1;
        int headStart = 0;
        for (int i = 0; i < code.length(); i++) {
            switch (code.charAt(i)) {
                case '\n' -> line++;
                case ';' -> headStart = i + 1;
                case '{' -> {
                    open.push(new Block(line, i, isMethod(code.substring(headStart, i))));
                    headStart = i + 1;
                }
                case '}' -> {
                    Block closed = open.pop();
                    boolean isLong = line - closed.line() + 1 > MOST_LINES;
                    if (isLong && closed.isMethod() && statements(code, closed.begin(), i) > 1) {
                        found.add(closed.line());
                    }
                    headStart = i + 1;
                }
                default -> {}
            }
        }
        return found;
    }

    private static long statements(String code, int begin, int end) {
        return code.substring(begin, end).chars().filter(c -> c == ';').count();
    }

    private static boolean isMethod(String head) {
        return METHOD.matcher(head).matches() && !NO_METHOD.matcher(head).matches();
    }
}
