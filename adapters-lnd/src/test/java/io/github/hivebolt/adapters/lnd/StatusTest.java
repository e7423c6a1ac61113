package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What lnd says of itself. */
class StatusTest {
    private final Lab lab = new Lab();

    @AfterEach
    void close() {
        lab.close();
    }

    @Test
    void status_countsReserveAndFeeBufferOut() {
        lab.server.on("GET", "/v1/channels", Scripts.recorded("channels"));

        NodeStatus status = lab.payer().status();

        // 11,999,056 less the reserve of 160,000, less what the fee would rise by: 2 x 253 x (1116 + 344) / 1000 - 284.
        assertThat(status)
                .isEqualTo(new NodeStatus(
                        Lab.ALICE,
                        LightningNetwork.REGTEST,
                        true,
                        1,
                        Msat.ofSats(11_999_056 - 160_000 - (739 - 284)),
                        Msat.ofSats(4_000_000 - 160_000),
                        543,
                        "0.21.2-beta commit="));
    }

    @Test
    void inactiveChannels_carryNothing() {
        lab.server.on(
                "GET",
                "/v1/channels",
                Scripts.json(200, Recording.of("channels").text().replace("\"active\":true", "\"active\":false")));

        NodeStatus status = lab.payer().status();

        assertThat(status.activeChannels()).isZero();
        assertThat(status.spendable()).isEqualTo(Msat.ZERO);
        assertThat(status.receivable()).isEqualTo(Msat.ZERO);
    }

    @Test
    void balanceBelowTheChannels_isTheSaferFigure() {
        lab.server.on("GET", "/v1/channels", Scripts.recorded("channels"));
        lab.server.on(
                "GET",
                "/v1/balance/channels",
                Scripts.json(200, "{\"local_balance\":{\"sat\":\"5\",\"msat\":\"5000\"}}"));

        assertThat(lab.payer().status().spendable()).isEqualTo(new Msat(5_000));
    }

    @Test
    void macaroon_goesEverywhereButToTheState() {
        lab.payer().status();

        assertThat(lab.server.requests("GET")).hasSize(4).allSatisfy(request -> {
            boolean state = request.path().equals("/v1/state");
            assertThat(request.headers().containsKey("grpc-metadata-macaroon")).isEqualTo(!state);
        });
    }

    @Test
    void nodeThatRestartsBetweenTheQuestions_isNotReadyAndNotDenied() {
        lab.server.on("GET", "/v1/getinfo", out -> {
            lab.server.on("GET", "/v1/state", Scripts.recorded("wallet_locked_state"));
            Scripts.recorded("starting_wallet_locked_unary").answer(out);
        });

        assertThat(trouble()).isEqualTo(Trouble.NOT_READY);
    }

    @ParameterizedTest(name = "{0}: {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "/v1/state            | {\"state\":\"WAITING_TO_START\"}                    | NOT_READY",
                "/v1/state            | {\"state\":\"UNLOCKED\"}                            | NOT_READY",
                "/v1/state            | {}                                                | NOT_READY",
                "/v1/state            | <html>hello</html>                                | BROKEN_ANSWER",
                "/v1/getinfo          | []                                                | BROKEN_ANSWER",
                "/v1/getinfo          | {\"identity_pubkey\":\"04\",\"block_height\":5}       | BROKEN_ANSWER",
                "/v1/channels         | {\"channels\":{}}                                   | BROKEN_ANSWER",
                "/v1/channels         | {\"channels\":[{\"active\":true}]}                    | BROKEN_ANSWER",
                "/v1/balance/channels | {\"local_balance\":{\"msat\":\"-1\"}}                  | BROKEN_ANSWER",
                "/v1/balance/channels | {\"local_balance\":{\"msat\":\"9999999999999999999\"}} | BROKEN_ANSWER"
            })
    void answerThatMakesNoSense_isNamed(String path, String body, Trouble expected) {
        lab.server.on("GET", path, Scripts.json(200, body));

        assertThat(trouble()).isEqualTo(expected);
    }

    @Test
    void channelsThatHoldMoreThanThereIs_areNotBelieved() {
        String one = Recording.of("channels").text().replace("11999056", "2100000000000000");
        String channel = one.substring(one.indexOf('[') + 1, one.lastIndexOf(']'));
        lab.server.on("GET", "/v1/channels", Scripts.json(200, "{\"channels\":[" + channel + "," + channel + "]}"));

        assertThat(trouble()).isEqualTo(Trouble.BROKEN_ANSWER);
    }

    @Test
    void networkThatIsNotKnown_isNamed() {
        lab.server.on(
                "GET",
                "/v1/getinfo",
                Scripts.json(200, Recording.of("getinfo").text().replace("regtest", "dogenet")));

        assertThat(trouble()).isEqualTo(Trouble.BROKEN_ANSWER);
    }

    @Test
    void versionIsHostile_andComesOutPrintableAndShort() {
        String version = "\\u001b[31m" + "v".repeat(500);
        lab.server.on(
                "GET",
                "/v1/getinfo",
                Scripts.json(200, Recording.of("getinfo").text().replace("0.21.2-beta commit=", version)));

        assertThat(lab.payer().status().version()).isEqualTo("?[31m" + "v".repeat(95));
    }

    @Test
    void serverThatIsGone_isUnreachable() {
        lab.server.close();

        assertThat(trouble()).isEqualTo(Trouble.UNREACHABLE);
    }

    @Test
    void noMessage_holdsTheMacaroon() {
        lab.server.on("GET", "/v1/getinfo", Scripts.recorded("auth_bad_macaroon"));

        assertThat(exception()).hasMessageNotContaining(Lab.MACAROON).hasMessageContaining("macaroon");
    }

    private Trouble trouble() {
        return exception().trouble();
    }

    private PartyUnavailableException exception() {
        return catchThrowableOfType(
                PartyUnavailableException.class, () -> lab.payer().status());
    }
}
