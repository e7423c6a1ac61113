package io.github.hivebolt.domain.memo;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A memo is hostile: no text of 2047 bytes may cost more than a few looks at each of its characters. */
class HostileMemoTest {
    private static final int LONGEST = 2_047;

    /** Each character may be looked at this often; a quadratic pattern would need about two thousand. */
    private static final int LOOKS_PER_CHARACTER = 200;

    private static final Set<String> SEARCHED_FOR = Set.of("WHITE_SPACE", "DECORATION", "ORDER_TAIL");

    static Stream<String> hostileMemos() {
        List<String> seeds = List.of(
                "a",
                "1",
                "-",
                ".",
                "a.",
                "@",
                "a@a.",
                "a@",
                "a-a@a-",
                " ",
                " \n",
                "\u00a0",
                "hb:",
                "hb:a",
                " hb:r0",
                "-a",
                " hb:aaaaaaaaa v4v-a",
                "lnbc1",
                "ln",
                "lno1+",
                "lnurlp://",
                "https://",
                "https://a/.well-known/lnurlp/",
                "/.well-known/lnurlp/",
                "/.well-known/lnurlp",
                "amount=",
                "#amount=",
                "#",
                "⚡",
                "⚡\ufe0f",
                "lightning:",
                "\ud83d\ude00",
                "\u0000");
        List<String> memos = new ArrayList<>();
        for (String seed : seeds) {
            for (String head : List.of("", "https://", "lnbc1", " hb:", "amount=", "a@")) {
                for (String tail : List.of("", "!", "\n", " x")) {
                    String body = seed.repeat((LONGEST - head.length() - tail.length()) / seed.length());
                    memos.add(head + body + tail);
                }
            }
        }
        return memos.stream();
    }

    /** Every pattern of the grammar, new ones included; most are matched against a whole word, a few are searched for. */
    static Stream<Arguments> patterns() {
        return Stream.of(MemoGrammar.class, AnswerMemo.class)
                .flatMap(type -> Stream.of(type.getDeclaredFields()))
                .filter(field -> field.getType() == Pattern.class)
                .map(field -> Arguments.of(field.getName(), read(field)));
    }

    private static Pattern read(Field field) {
        try {
            field.setAccessible(true);
            return (Pattern) field.get(null);
        } catch (IllegalAccessException hidden) {
            throw new AssertionError(hidden);
        }
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void noPatternOfTheGrammar_costsMoreThanAFewLooksAtEachCharacter(String name, Pattern pattern) {
        hostileMemos().forEach(memo -> {
            CountedText text = new CountedText(memo);
            Matcher matcher = pattern.matcher(text);
            if (SEARCHED_FOR.contains(name)) {
                for (int found = 0; found < memo.length() && matcher.find(); found++) {
                    assertThat(matcher.end()).isLessThanOrEqualTo(memo.length());
                }
            } else {
                matcher.matches();
            }
            assertThat(text.looks()).as(memo).isLessThan((long) LOOKS_PER_CHARACTER * memo.length());
        });
    }

    @Test
    void theCount_wouldCatchAQuadraticPattern() {
        CountedText text = new CountedText("a".repeat(LONGEST));
        assertThat(Pattern.compile("(a*)*b").matcher(text).find()).isFalse();
        assertThat(text.looks()).isGreaterThan((long) LOOKS_PER_CHARACTER * LONGEST);
    }

    @Test
    void everyHostileMemo_isReadWithoutAnException() {
        hostileMemos().forEach(memo -> {
            assertThat(MemoGrammar.parse(memo)).isNotNull();
            assertThat(AnswerMemo.namedOrder(memo)).isNotNull();
        });
    }

    @Test
    void randomTexts_areReadWithoutAnException() {
        for (long seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            StringBuilder memo = new StringBuilder();
            int length = random.nextInt(200);
            for (int i = 0; i < length; i++) {
                memo.append((char) (random.nextBoolean() ? random.nextInt(0x80) : random.nextInt(0x10000)));
            }
            assertThat(MemoGrammar.parse(memo.toString())).as("seed %d", seed).isNotNull();
            assertThat(AnswerMemo.namedOrder(memo.toString()))
                    .as("seed %d", seed)
                    .isNotNull();
        }
    }
}
