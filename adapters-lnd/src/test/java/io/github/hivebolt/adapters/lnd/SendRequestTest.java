package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.adapters.http.StrictJson;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.testkit.FewWords;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is asked of lnd, of which node, and how long its identity is believed. */
class SendRequestTest {
    private final Lab lab = new Lab();

    @BeforeEach
    void pays() {
        lab.server.on("POST", "/v2/router/send", Scripts.recorded("send_success_stream"));
    }

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void body_hasEveryLimitAndNoAmountForAFixedInvoice() {
        lab.pay(Lab.PAID);

        assertThat(lab.server.requests("POST")).singleElement().satisfies(request -> {
            assertThat(request.path()).isEqualTo("/v2/router/send");
            assertThat(request.headers()).containsEntry("content-type", "application/json");
            assertThat(StrictJson.object(request.body())).isEqualTo(StrictJson.object("""
                    {"payment_request":"lnbcrt15u1example","timeout_seconds":60,"fee_limit_msat":"10000",
                    "cltv_limit":432,"max_parts":16,"no_inflight_updates":false,"allow_self_payment":false}"""));
        });
    }

    @Test
    void body_hasTheAmountOfAnAmountlessInvoice() {
        lab.payer().pay(Lab.request("lnbcrt1example", Lab.PAID, Optional.empty(), Duration.ofSeconds(5)));

        assertThat(lab.server.requests("POST").getFirst().body()).contains("\"amt_msat\":\"1500000\"");
        assertThat(Msat.ofSats(1500).value()).isEqualTo(1_500_000);
    }

    @Test
    void anotherNode_isNotAskedToPay() {
        lab.server.on(
                "GET",
                "/v1/getinfo",
                Scripts.json(200, Recording.of("getinfo").text().replace(Lab.ALICE.hex(), Lab.BOB.hex())));

        assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("NotSent answered");
        assertThat(lab.server.requests("POST")).isEmpty();
    }

    @Test
    void identity_isAskedForOnceAndAgainWhenOldOrAfterTrouble() {
        lab.pay(Lab.PAID);
        lab.pay(Lab.PAID);
        assertThat(infosAsked()).isEqualTo(1);

        lab.monotonicNanos = Duration.ofSeconds(61).toNanos();
        lab.pay(Lab.PAID);
        assertThat(infosAsked()).isEqualTo(2);

        lab.server.on("POST", "/v2/router/send", out -> {});
        assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Unknown");
        assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Unknown");
        assertThat(infosAsked()).isEqualTo(3);
    }

    @Test
    void refusalByANodeThatChanged_isUnknown() {
        lab.payer().status();
        lab.server.on("POST", "/v2/router/send", out -> {
            lab.server.on(
                    "GET",
                    "/v1/getinfo",
                    Scripts.json(200, Recording.of("getinfo").text().replace(Lab.ALICE.hex(), Lab.BOB.hex())));
            Scripts.recorded("send_expired").answer(out);
        });

        assertThat(FewWords.of(lab.pay(Lab.PAID))).isEqualTo("Unknown answered");
    }

    private long infosAsked() {
        return lab.server.requests("GET").stream()
                .filter(request -> request.path().equals("/v1/getinfo"))
                .count();
    }
}
