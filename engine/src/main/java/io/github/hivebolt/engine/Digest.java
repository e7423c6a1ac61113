package io.github.hivebolt.engine;

import io.github.hivebolt.ports.Notification;
import io.github.hivebolt.ports.Severity;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Folds several messages into one that tells of all of them, in their order. */
final class Digest {
    private static final int MOST_TOLD = 24;
    private static final int LONGEST_STORY = 300;
    private static final DateTimeFormatter WHEN =
            DateTimeFormatter.ofPattern("MM-dd HH:mm").withZone(ZoneOffset.UTC);

    private Digest() {}

    /**
     * One message about several.
     *
     * @param all at least two, in their order
     * @return a message with the id and time of the last one and the severity of the worst
     */
    static Notification of(List<Notification> all) {
        Notification last = all.getLast();
        Severity worst = all.stream()
                .map(Notification::severity)
                .max(Comparator.naturalOrder())
                .orElse(Severity.INFO);
        List<String> lines = new ArrayList<>();
        int skipped = Math.max(0, all.size() - MOST_TOLD);
        int before = skipped == 0 ? all.size() : MOST_TOLD / 2;
        all.subList(0, before).forEach(each -> lines.add(line(each)));
        if (skipped > 0) {
            lines.add("... and " + skipped + " more, see the status page and the log ...");
            all.subList(all.size() - (MOST_TOLD - before), all.size()).forEach(each -> lines.add(line(each)));
        }
        String title =
                all.size() + " messages since " + WHEN.format(all.getFirst().at()) + " UTC";
        return new Notification(last.id(), worst, title, lines, last.at());
    }

    /** A message of its own kind says what happened in its first lines; over is over in two. */
    private static String line(Notification each) {
        List<String> text = each.text();
        boolean isOver = each.title().startsWith("Over:");
        String story = String.join(" ", text.subList(0, Math.min(isOver ? 2 : 1, text.size())));
        String cut = story.codePointCount(0, story.length()) > LONGEST_STORY
                ? story.substring(0, story.offsetByCodePoints(0, LONGEST_STORY)) + "…"
                : story;
        return WHEN.format(each.at()) + " " + each.severity() + " " + each.title() + (cut.isEmpty() ? "" : ": " + cut);
    }
}
