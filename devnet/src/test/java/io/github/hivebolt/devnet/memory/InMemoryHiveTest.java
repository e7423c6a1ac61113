package io.github.hivebolt.devnet.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.devnet.chain.ChainOptions;
import io.github.hivebolt.devnet.chain.ChainWallet;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.memory.Link.Trouble;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.Corroboration;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.Sighting;
import io.github.hivebolt.ports.TimeSource;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class InMemoryHiveTest {
    private static final Instant GENESIS = Instant.parse("2026-11-23T04:00:00Z");
    private static final AccountName GATEWAY = new AccountName("hivebolt-gw");
    private static final AccountName ALICE = new AccountName("alice");
    private static final TimeSource AT_GENESIS = new TimeSource() {
        @Override
        public Instant now() {
            return GENESIS;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    };

    private final HiveChain chain = new HiveChain(ChainOptions.usual(GENESIS), new Seed("test"), AT_GENESIS);
    private Trouble trouble = Trouble.NONE;
    private final InMemoryHive reader = new InMemoryHive(chain, GATEWAY, call -> trouble);

    @BeforeEach
    void endow() {
        chain.endow(GATEWAY, hive(10_000));
        chain.endow(ALICE, hive(10_000));
        chain.produceBlock();
        chain.produceBlock();
    }

    @Test
    void reading_findsTransfersOnceTheyAreIrreversible() throws Exception {
        BlockReference start = reader.block(1);
        new ChainWallet(chain).transfer(ALICE, GATEWAY, hive(1000), "lnbc");
        long number = chain.produceBlock().number();
        assertThat(reader.read(start, 100).transfers()).isEmpty();
        chain.produceBlock();

        BlockBatch batch = reader.read(start, 100);

        assertThat(batch.last().number()).isEqualTo(number);
        ChainTransfer transfer = batch.transfers().getFirst();
        assertThat(transfer.kind()).isEqualTo(TransferKind.TRANSFER);
        assertThat(transfer.amount()).isEqualTo(hive(1000));
        assertThat(reader.read(start, 100)).isEqualTo(batch);
        assertThat(reader.corroborate(transfer, "x")).isInstanceOf(Corroboration.Agreed.class);
        assertThat(reader.read(batch.last(), 100).isEmpty()).isTrue();
    }

    @Test
    void payout_isSignedOnceBroadcastTwiceAndSeen() {
        InMemoryHiveSender sender = sender("active");
        SignedTransfer signed = sender.sign(new TransferDraft(GATEWAY, ALICE, hive(500), "Change | hb:1"));
        assertThat(sender.broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
        assertThat(sender.broadcast(signed)).isInstanceOf(BroadcastReport.Taken.class);
        chain.produceBlock();
        chain.produceBlock();

        assertThat(reader.sight(signed.id(), signed.referenceBlock(), chain.irreversibleNumber()))
                .isInstanceOf(Sighting.Present.class);
        assertThat(reader.account(ALICE).orElseThrow().hive()).isEqualTo(hive(10_500));
    }

    @Test
    void lostBroadcast_isUnclearAndMayBeInTheChain() {
        InMemoryHiveSender sender = sender("active");
        SignedTransfer signed = sender.sign(new TransferDraft(GATEWAY, ALICE, hive(500), "x"));
        trouble = Trouble.LOST_BEFORE_EFFECT;
        assertThat(sender.broadcast(signed)).isInstanceOf(BroadcastReport.Unclear.class);
        assertThat(chain.mempoolSize()).isZero();
        trouble = Trouble.LOST_AFTER_EFFECT;
        assertThat(sender.broadcast(signed)).isInstanceOf(BroadcastReport.Unclear.class);
        assertThat(chain.mempoolSize()).isEqualTo(1);
    }

    @Test
    void refusals_haveTheirReasons() {
        assertThat(refusal(sender("posting"), hive(1), ALICE)).isEqualTo(BroadcastReport.Reason.AUTHORITY);
        assertThat(refusal(sender("active"), hive(10_001), ALICE)).isEqualTo(BroadcastReport.Reason.FUNDS);
        assertThat(refusal(sender("active"), hive(1), new AccountName("nobody")))
                .isEqualTo(BroadcastReport.Reason.PAYEE_MISSING);
        chain.creditsExhausted(GATEWAY, true);
        assertThat(refusal(sender("active"), hive(1), ALICE)).isEqualTo(BroadcastReport.Reason.RESOURCE_CREDITS);
    }

    @Test
    void badLine_concludesNothing() {
        trouble = Trouble.REFUSED;
        assertThatThrownBy(reader::tip).isInstanceOf(PartyUnavailableException.class);
        assertThatThrownBy(() -> reader.block(1)).isInstanceOf(PartyUnavailableException.class);
    }

    private BroadcastReport.Reason refusal(InMemoryHiveSender sender, HiveAmount amount, AccountName to) {
        BroadcastReport report = sender.broadcast(sender.sign(new TransferDraft(GATEWAY, to, amount, "x")));
        return ((BroadcastReport.Refused) report).reason();
    }

    private InMemoryHiveSender sender(String role) {
        return new InMemoryHiveSender(
                chain, chain.account(GATEWAY).orElseThrow().keys().key(role), call -> trouble);
    }

    private static HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }
}
