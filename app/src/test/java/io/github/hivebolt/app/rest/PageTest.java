package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.order.WaitReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What the status page must never do, and what it must know. */
class PageTest {
    private static final Path WEB = Path.of("src/main/webapp");
    private static final Pattern MARKUP_FROM_TEXT = Pattern.compile(
            "innerHTML|outerHTML|insertAdjacentHTML|document\\.write|\\beval\\b|DOMParser|new Function");
    private static final Pattern INLINE = Pattern.compile("<style|\\sstyle=|<script>|\\son[a-z]+=");

    private static String file(String name) throws IOException {
        return Files.readString(WEB.resolve(name));
    }

    @Test
    void page_putsTextOnlyAsText() throws IOException {
        assertThat(MARKUP_FROM_TEXT.matcher(file("hivebolt.js")).find()).isFalse();
        assertThat(MARKUP_FROM_TEXT.matcher("a.innerHTML = b").find()).isTrue();
    }

    @Test
    void page_obeysItsOwnContentSecurityPolicy() throws IOException {
        assertThat(INLINE.matcher(file("index.html")).find()).isFalse();
        assertThat(INLINE.matcher("<p onclick='x'>").find()).isTrue();
    }

    @Test
    void page_loadsNothingFromElsewhere() throws IOException {
        for (String name : new String[] {"index.html", "hivebolt.css", "hivebolt.js"}) {
            assertThat(file(name)).doesNotContain("http://", "https://", "//cdn", "@import");
        }
    }

    @Test
    void page_hasWordsForEveryState() throws IOException {
        String script = file("hivebolt.js");
        for (String state : OrderQuery.SEND_STATES) {
            assertThat(script).containsPattern("(?m)^  " + state + ": \\[");
        }
        for (WaitReason reason : WaitReason.values()) {
            assertThat(script).contains("  " + reason.name() + ": '");
        }
    }
}
