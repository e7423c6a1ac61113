package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.hive.TipRule.Reached;
import io.github.hivebolt.adapters.hive.TipRule.Tip;
import io.github.hivebolt.adapters.hive.TipRule.Voice;
import io.github.hivebolt.ports.MonotonicTime;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TipRuleTest {
    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
    private static final long HEAD = 90_000_000;
    private static final long ABSURD = 4_000_000_000L;
    private static final Reached BEFORE = new Reached(HEAD - 21, HEAD - 20, NOW.minusSeconds(60));

    private final TipRule two = new TipRule(2);

    private static Voice voice(String host, long head, long secondsFromNow) {
        return new Voice(host, new HeadSample(head, NOW.plusSeconds(secondsFromNow), head - 1, new MonotonicTime(0)));
    }

    private Optional<Tip> tip(Reached reached, Voice... voices) {
        return two.of(List.of(voices), NOW, reached, reached.irreversibleNumber());
    }

    @Test
    void ofTwoHostsThatAreFarApart_theLowerIsBelieved() {
        Tip tip = tip(Reached.NOTHING, voice("liar", ABSURD, 0), voice("honest", HEAD, -1))
                .orElseThrow();
        assertThat(tip.chain().headNumber()).isEqualTo(HEAD);
        assertThat(tip.chain().irreversibleNumber()).isEqualTo(HEAD - 2);
        assertThat(tip.reached()).as("one host's word").isEmpty();
    }

    @Test
    void lowerHostThatMerelyHangs_isNotBelieved() {
        Tip tip = tip(Reached.NOTHING, voice("honest", HEAD, -1), voice("hangs", HEAD - 100, -301))
                .orElseThrow();
        assertThat(tip.chain().headNumber()).isEqualTo(HEAD);
    }

    @Test
    void headFarBelowWhatWasReached_doesNotMakeTheHonestHostAbsurd() {
        Tip tip = tip(BEFORE, voice("liar", 5, 0), voice("honest", HEAD, -1)).orElseThrow();
        assertThat(tip.chain().headNumber()).isEqualTo(HEAD);
    }

    @Test
    void hostAloneWhoseHeadDoesNotFitWhatWasReached_isNotFresh() {
        assertThat(tip(BEFORE, voice("liar", ABSURD, 0))).isEmpty();
        assertThat(tip(BEFORE, voice("liar", HEAD + 4, 0))).isEmpty();
        assertThat(tip(BEFORE, voice("honest", HEAD, 0)).orElseThrow().chain().irreversibleNumber())
                .isEqualTo(HEAD - 2);
    }

    @Test
    void headTimeInTheFuture_isNotFresh() {
        Tip tip = tip(BEFORE, voice("liar", HEAD + 6, 16), voice("honest", HEAD, -1))
                .orElseThrow();
        assertThat(tip.chain().freshHosts()).isEqualTo(1);
        assertThat(tip.chain().headNumber()).isEqualTo(HEAD);
        assertThat(tip(BEFORE, voice("liar", HEAD, 16))).isEmpty();
    }

    @Test
    void allHeadTimesInTheFuture_meanThatOurClockIsWrong() {
        Tip tip =
                tip(BEFORE, voice("one", HEAD, 600), voice("other", HEAD, 600)).orElseThrow();
        assertThat(tip.chain().freshHosts()).isEqualTo(2);
    }

    @Test
    void liarWithinTheReachOfItsClock_doesNotMakeTheHonestHostStale() {
        for (int ahead = 1; ahead < 40; ahead++) {
            Tip tip = tip(BEFORE, voice("liar", HEAD + ahead, 15), voice("honest", HEAD, -3))
                    .orElseThrow();
            assertThat(tip.chain().irreversibleNumber())
                    .as("%s blocks ahead", ahead)
                    .isLessThan(HEAD);
            assertThat(tip.agreedHeadTime()).isEqualTo(NOW.minusSeconds(3));
        }
    }

    @Test
    void whatTwoHostsReached_growsByTheirWordOnly() {
        Tip alone = tip(BEFORE, voice("one", HEAD, 0)).orElseThrow();
        assertThat(alone.reached()).isEmpty();
        Tip both =
                tip(BEFORE, voice("one", HEAD, 0), voice("other", HEAD - 1, -3)).orElseThrow();
        assertThat(both.reached()).contains(new Reached(HEAD - 2, HEAD, NOW.minusSeconds(3)));
        Tip single = new TipRule(1)
                .of(List.of(voice("only", HEAD, 0)), NOW, Reached.NOTHING, 0)
                .orElseThrow();
        assertThat(single.reached()).contains(new Reached(HEAD - 2, HEAD, NOW));
    }
}
