package io.github.hivebolt.e2e.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Whoever adds a command to the documentation says how it is tried, or why it is not. */
final class DocumentedBlockTest {
    private static final Pattern KEY = Pattern.compile("(?m)^(?:export )?(HIVEBOLT_[A-Z0-9_]+)=");
    private static final Pattern INLINE = Pattern.compile("`\\./hivebolt ([a-z][a-z-]*)[^`]*`");
    private static final Pattern LISTED = Pattern.compile("(?m)^ {2}([a-z][a-z-]*)");

    @Test
    void everyBlock_saysHowItIsTried_orWhyNot() {
        List<DocumentedBlock> blocks = Documentation.blocks();
        assertThat(blocks).hasSizeGreaterThan(20);
        assertThat(unmarked(blocks)).isEmpty();
    }

    @Test
    void unmarkedBlock_isFound() {
        List<DocumentedBlock> blocks = DocumentedBlock.of(
                "page.md",
                List.of("Text", "", "    ls", "", "<!-- run -->", "```sh", "pwd", "```", "<!-- ran -->", "    id"));
        assertThat(unmarked(blocks)).containsExactly("page.md:3 has no mark", "page.md:10 has the mark \"ran\"");
        assertThat(blocks).extracting(DocumentedBlock::text).containsExactly("ls", "pwd", "id");
    }

    @Test
    void textOfAList_isNoBlock() {
        assertThat(DocumentedBlock.of("page.md", List.of("1. One", "      and more", "   text", "     again")))
                .isEmpty();
    }

    @Test
    void settings_haveKeysThatExist() throws IOException {
        String example = Files.readString(Documentation.ROOT.resolve(".env.example"));
        List<String> unknown = new ArrayList<>();
        for (DocumentedBlock block : Documentation.blocks()) {
            Matcher key = KEY.matcher(block.text());
            while (key.find()) {
                String name = key.group(1);
                boolean isKnown = example.contains("#" + name + "=")
                        || example.contains("#" + name.replaceFirst("_FILE$", "") + "=");
                if (!isKnown) {
                    unknown.add(block.place() + " " + name);
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    @Test
    void mistakesThatTheImagesTrialPlants_areThoseThatThePageLists() throws IOException {
        String page = Files.readString(Documentation.ROOT.resolve("docs/adr/0014-the-image.md"));
        Matcher plant = Pattern.compile("(?m)^ {2}plant '([^']+)'")
                .matcher(Files.readString(Documentation.ROOT.resolve("tools/verify-image.sh")));
        List<String> planted = new ArrayList<>();
        while (plant.find()) {
            planted.add(plant.group(1));
        }
        assertThat(planted).hasSize(5);
        assertThat(page).contains("each is found:\n" + String.join("; ", planted) + ".");
    }

    @Test
    void commandsWithinText_areThoseOfTheLauncher() throws IOException {
        String launcher = Files.readString(Documentation.ROOT.resolve("hivebolt"));
        Set<String> listed = new TreeSet<>(Set.of("jdk"));
        Matcher line = LISTED.matcher(launcher.substring(launcher.indexOf("<<'HELP'"), launcher.indexOf("\nHELP")));
        while (line.find()) {
            listed.add(line.group(1));
        }
        Set<String> named = new TreeSet<>();
        for (Path page : Documentation.pages()) {
            Matcher command = INLINE.matcher(Files.readString(page));
            while (command.find()) {
                named.add(command.group(1));
            }
        }
        assertThat(named).hasSizeGreaterThan(5).isSubsetOf(listed);
    }

    private static List<String> unmarked(List<DocumentedBlock> blocks) {
        return blocks.stream()
                .filter(block -> BlockMark.parse(block.mark()).isEmpty())
                .map(block -> block.place()
                        + (block.mark().isEmpty() ? " has no mark" : " has the mark \"" + block.mark() + "\""))
                .toList();
    }
}
