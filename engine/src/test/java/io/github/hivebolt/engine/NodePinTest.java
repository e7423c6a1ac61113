package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.order.KnownNode;
import io.github.hivebolt.ports.store.StoreTransaction;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

/** What is remembered of Lightning nodes when the operator chooses another adapter. */
class NodePinTest {
    private static final KnownNode LND = node("02");
    private static final KnownNode CLN = node("03");
    private static final PaymentHash PAID_BY_LND = new PaymentHash("11".repeat(32));
    private static final PaymentHash PAID_BY_CLN = new PaymentHash("22".repeat(32));

    private final InMemoryOrderStore store =
            new InMemoryOrderStore(new ManualTimeSource(Instant.parse("2026-11-23T00:00:00Z")));

    @Test
    void anotherAdapter_isAnotherNode_andEachKeepsItsOwnMemory() {
        write(tx -> Facts.pinNode(tx, LND, "lnd"));
        write(tx -> Facts.settled(tx, LND.id(), PAID_BY_LND));
        assertThat(isPinnedBy("cln")).isFalse();

        write(tx -> Facts.pinNode(tx, CLN, "cln"));

        assertThat(node()).contains(CLN);
        assertThat(lastFinished()).isEmpty();
        assertThat(lastFinishedOf(LND)).contains(PAID_BY_LND);
        write(tx -> Facts.settled(tx, CLN.id(), PAID_BY_CLN));
        assertThat(lastFinished()).contains(PAID_BY_CLN);
        assertThat(lastFinishedOf(LND)).contains(PAID_BY_LND);
    }

    @Test
    void wayBack_leadsToTheNodeThatWasPinnedThere() {
        write(tx -> Facts.pinNode(tx, LND, "lnd"));
        write(tx -> Facts.settled(tx, LND.id(), PAID_BY_LND));
        write(tx -> Facts.pinNode(tx, CLN, "cln"));
        write(tx -> Facts.settled(tx, CLN.id(), PAID_BY_CLN));

        assertThat(formerPin("lnd")).contains(LND.id());
        write(tx -> Facts.pinNode(tx, LND, "lnd"));

        assertThat(lastFinished()).contains(PAID_BY_LND);
        assertThat(lastFinishedOf(CLN)).contains(PAID_BY_CLN);
    }

    private Optional<PaymentHash> lastFinished() {
        return store.read(Facts::lastFinished);
    }

    private Optional<PaymentHash> lastFinishedOf(KnownNode node) {
        return store.read(view -> Facts.lastFinishedOf(view, node.id()));
    }

    private Optional<NodeId> formerPin(String adapter) {
        return store.read(view -> Facts.formerPin(view, adapter));
    }

    private Optional<KnownNode> node() {
        return store.read(Facts::node);
    }

    private boolean isPinnedBy(String adapter) {
        return store.read(view -> Facts.isPinnedBy(view, adapter));
    }

    private void write(Consumer<StoreTransaction> change) {
        store.write(tx -> {
            change.accept(tx);
            return true;
        });
    }

    private static KnownNode node(String sign) {
        return new KnownNode(new NodeId(sign + "ab".repeat(32)), LightningNetwork.REGTEST);
    }
}
