package io.github.hivebolt.app.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.NodeStatus;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.ports.NodeMemory;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.spi.LightningAdapter;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Whom a look-up goes to when there are several Lightning nodes, and what is said when the right one is away. */
class NodeRouterTest {
    private static final PaymentHash HASH = new PaymentHash("77".repeat(32));

    private final ManualTimeSource time = new ManualTimeSource(Instant.parse("2026-11-23T00:00:00Z"));
    private final Node lnd = new Node("02");
    private final Node cln = new Node("03");
    private final NodeRouter router = new NodeRouter("cln", cln, List.of(new FormerNode("lnd", lnd)), time);

    @Test
    void statusAndPaying_areForTheChosenNodeOnly() {
        assertThat(router.status().id()).isEqualTo(cln.id);
        assertThat(lnd.statuses).isZero();
    }

    @Test
    void payment_isLookedUpAtTheNodeThatItWasSentThrough() {
        assertThat(look(lnd.id)).isEqualTo(new PaymentRecord.InFlight(false, lnd.id.hex()));
        assertThat(look(cln.id)).isEqualTo(new PaymentRecord.InFlight(false, cln.id.hex()));
    }

    @Test
    void whoIsWho_isAskedAgainAfterAWhile() {
        look(lnd.id);
        look(lnd.id);
        assertThat(lnd.statuses).isEqualTo(1);
        time.advance(Duration.ofSeconds(61));
        look(lnd.id);
        assertThat(lnd.statuses).isEqualTo(2);
    }

    @Test
    void formerNodeThatDoesNotAnswer_isWaitedFor_andNobodyElseIsBelieved() {
        lnd.down = true;

        assertThat(look(lnd.id))
                .isInstanceOfSatisfying(
                        PaymentRecord.Unclear.class,
                        waits -> assertThat(waits.cause())
                                .contains(
                                        "sent through node " + lnd.id,
                                        "cln is " + cln.id,
                                        "lnd does not say who it is"));
        assertThat(cln.looks).isZero();
        lnd.down = false;
        assertThat(look(lnd.id)).isInstanceOf(PaymentRecord.InFlight.class);
    }

    @Test
    void nodeWhoseSettingsAreGone_isWaitedFor() {
        NodeRouter alone = new NodeRouter("cln", cln, List.of(), time);

        assertThat(alone.look(HASH, new NodeMemory(lnd.id, Optional.empty())))
                .isInstanceOfSatisfying(
                        PaymentRecord.Unclear.class,
                        waits -> assertThat(waits.cause()).contains("leave its settings in place"));
        assertThat(cln.looks).isZero();
    }

    private PaymentRecord look(NodeId node) {
        return router.look(HASH, new NodeMemory(node, Optional.empty()));
    }

    /** A node that says who it is. */
    private static final class Node implements LightningPayer, LightningAdapter {
        private final NodeId id;
        private boolean down;
        private int statuses;
        private int looks;

        Node(String sign) {
            this.id = new NodeId(sign + "ab".repeat(32));
        }

        @Override
        public NodeStatus status() {
            statuses++;
            if (down) {
                throw new PartyUnavailableException(PartyUnavailableException.Trouble.UNREACHABLE, "no connection");
            }
            return new NodeStatus(id, LightningNetwork.REGTEST, true, 1, Msat.ofSats(9), Msat.ofSats(9), 5, "v");
        }

        @Override
        public SendReport pay(PaymentRequest request) {
            return new SendReport(new PaymentOutcome.Unknown(id.hex()), false, false);
        }

        @Override
        public PaymentRecord look(PaymentHash hash, NodeMemory memory) {
            looks++;
            return new PaymentRecord.InFlight(false, id.hex());
        }

        @Override
        public LightningPayer payer() {
            return this;
        }

        @Override
        public Optional<LightningReceiver> receiver() {
            return Optional.empty();
        }

        @Override
        public void close() {}
    }
}
