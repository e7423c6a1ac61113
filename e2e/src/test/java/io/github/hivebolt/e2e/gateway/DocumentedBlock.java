package io.github.hivebolt.e2e.gateway;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A block of code in a page of the documentation.
 *
 * @param page the page's path below the root of the repository
 * @param line where its text begins, counted from 1
 * @param language what stands behind the fence; empty for an indented block
 * @param text the block without fence and indentation
 * @param mark what the comment directly above says; empty where there is none
 */
record DocumentedBlock(String page, int line, String language, String text, String mark) {
    private static final Pattern COMMENT = Pattern.compile("\\s*<!-- (.*) -->\\s*");
    private static final Pattern FENCE = Pattern.compile("( *)```+ *([a-z]*)\\s*");
    private static final Pattern INDENTED = Pattern.compile(" {4,}\\S.*");
    private static final Pattern LIST_ITEM = Pattern.compile(" *([-*]|[0-9]+\\.) .*");

    /**
     * All blocks of a page, in order.
     *
     * @param root the root of the repository
     * @param page a Markdown file below it
     */
    static List<DocumentedBlock> of(Path root, Path page) throws IOException {
        return of(root.relativize(page).toString(), Files.readAllLines(page));
    }

    static List<DocumentedBlock> of(String page, List<String> lines) {
        List<DocumentedBlock> blocks = new ArrayList<>();
        int at = 0;
        while (at < lines.size()) {
            Matcher fence = FENCE.matcher(lines.get(at));
            if (fence.matches()) {
                int end = endOfFence(lines, at + 1);
                blocks.add(block(page, lines, at, at + 1, end, fence.group(2)));
                at = end + 1;
            } else if (INDENTED.matcher(lines.get(at)).matches() && !continuesAList(lines, at)) {
                int end = endOfIndentation(lines, at);
                blocks.add(block(page, lines, at, at, end, ""));
                at = end;
            } else {
                at++;
            }
        }
        return List.copyOf(blocks);
    }

    private static DocumentedBlock block(String page, List<String> lines, int top, int from, int end, String language) {
        String text = String.join("\n", lines.subList(from, end)).stripIndent().strip();
        return new DocumentedBlock(page, from + 1, language, text, markAbove(lines, top));
    }

    private static int endOfFence(List<String> lines, int from) {
        int end = from;
        while (end < lines.size() && !FENCE.matcher(lines.get(end)).matches()) {
            end++;
        }
        return end;
    }

    /** Blank lines between indented ones belong to the block. */
    private static int endOfIndentation(List<String> lines, int from) {
        int end = from;
        for (int at = from; at < lines.size(); at++) {
            if (INDENTED.matcher(lines.get(at)).matches()) {
                end = at + 1;
            } else if (!lines.get(at).isBlank()) {
                break;
            }
        }
        return end;
    }

    /** Directly below an item of a list, or below its text, an indented line is text. */
    private static boolean continuesAList(List<String> lines, int at) {
        for (int above = at - 1; above >= 0; above--) {
            String line = lines.get(above);
            if (LIST_ITEM.matcher(line).matches()) {
                return true;
            }
            if (line.isBlank() || !line.startsWith(" ")) {
                return false;
            }
        }
        return false;
    }

    private static String markAbove(List<String> lines, int top) {
        for (int at = top - 1; at >= 0 && at >= top - 2; at--) {
            Matcher comment = COMMENT.matcher(lines.get(at));
            if (comment.matches()) {
                return comment.group(1).strip();
            }
            if (!lines.get(at).isBlank()) {
                return "";
            }
        }
        return "";
    }

    /** Where it stands, for people. */
    String place() {
        return page + ":" + line;
    }
}
