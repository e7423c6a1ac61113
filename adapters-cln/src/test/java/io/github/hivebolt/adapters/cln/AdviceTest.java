package io.github.hivebolt.adapters.cln;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.http.StrictJson;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the operator is told about the rune and about the node's version. */
class AdviceTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "=1&method=getinfo|method=listpays|method=listpeerchannels|method=xpay",
                "=1&method=invoice|method=listinvoices|method=waitanyinvoice|method=delinvoice"
                        + "&method/delinvoice|pnamestatus=unpaid",
                "=7&method=xpay|method=getinfo&method/xpay|pnamemaxfee<5000001&rate=600",
                "=2&rate=60&method=getinfo|method=listpays&time<2000000000"
            })
    void narrowRune_needsNoAdvice(String restrictions) {
        assertThat(RuneGrants.advice(rune(restrictions))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"=0", "=0&rate=60", "=0&method/withdraw", "=0&method=getinfo|rate=5"})
    void runeThatPermitsEveryMethod_isTold(String restrictions) {
        assertThat(RuneGrants.advice(rune(restrictions)))
                .singleElement()
                .asString()
                .contains("permits every method", "lightning-permissions.md");
    }

    @Test
    void methodsTooMany_areNamed() {
        String recorded = StrictJson.text(
                        StrictJson.object(Recording.of("createrune_readonly").text())
                                .orElseThrow(),
                        "rune")
                .orElseThrow();

        assertThat(RuneGrants.advice(recorded))
                .singleElement()
                .asString()
                .contains("(method=summary, method^get, method^list)")
                .doesNotContain(recorded);
        assertThat(RuneGrants.advice(rune("=1&method=getinfo|method^list|method=withdraw")))
                .singleElement()
                .asString()
                .contains("(method=withdraw, method^list)");
    }

    @Test
    void oldNode_isTold_andAnUnreachableOneIsNoReason() {
        try (Lab lab = new Lab()) {
            assertThat(lab.adapter.advice()).noneMatch(advice -> advice.contains("26.06"));
        }
        try (Lab lab = new Lab()) {
            lab.on("getinfo", Scripts.json(201, Recording.of("getinfo").text().replace("v26.06.6", "v25.09")));
            assertThat(lab.adapter.advice())
                    .anyMatch(
                            advice -> advice.contains("v25.09 is older than 26.06") && advice.contains("not refunded"));
            lab.server.close();
        }
    }

    private static String rune(String restrictions) {
        byte[] words = restrictions.getBytes(StandardCharsets.UTF_8);
        byte[] bytes = new byte[32 + words.length];
        System.arraycopy(words, 0, bytes, 32, words.length);
        return Base64.getUrlEncoder().encodeToString(bytes);
    }
}
