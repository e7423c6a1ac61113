package io.github.hivebolt.app.architecture;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What a text of the project must not contain. */
final class Tidiness {
    static final int MOST_COLUMNS = 120;

    /** Of a line with a comment or a literal in it, which the formatter does not break. */
    static final int MOST_COLUMNS_OF_WORDS = 160;

    /** Put together here, so that this file does not contain the words itself. */
    private static final Pattern UNFINISHED = Pattern.compile("\\b(?:TO" + "DO|FIX" + "ME|X" + "XX)\\b");

    private static final Pattern SWITCHED_OFF = Pattern.compile("@Dis" + "abled\\b|@Ig" + "nore\\b");

    private Tidiness() {}

    /** What is wrong with a file, one sentence each. */
    static List<String> faults(Path file, String text) {
        List<String> faults = new ArrayList<>();
        boolean java = file.toString().endsWith(".java");
        List<String> lines = text.lines().toList();
        List<String> code =
                (java ? SourceText.withoutWords(text) : text).lines().toList();
        for (int i = 0; i < lines.size(); i++) {
            String where = file + ":" + (i + 1) + " ";
            if (UNFINISHED.matcher(lines.get(i)).find()) {
                faults.add(where + "is unfinished");
            }
            if (SWITCHED_OFF.matcher(lines.get(i)).find()) {
                faults.add(where + "switches a test off");
            }
            if (java && lines.get(i).indexOf('\t') >= 0) {
                faults.add(where + "has a tab");
            }
            int most = code.get(i).equals(lines.get(i)) ? MOST_COLUMNS : MOST_COLUMNS_OF_WORDS;
            if (java && lines.get(i).length() > most) {
                faults.add(where + "is longer than " + most + " columns");
            }
        }
        if (java) {
            LongMethods.in(text).forEach(line -> faults.add(file + ":" + line + " begins a method that is too long"));
        }
        if (!file.endsWith("MockingLibraries.java")
                && !file.endsWith("ArchitectureTest.java")
                && !MockingLibraries.in(lines).isEmpty()) {
            faults.add(file + " mentions a mocking library");
        }
        return faults;
    }
}
