package io.github.hivebolt.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.MemoCipher;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.NodeInvoice;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.ReasonCode;
import io.github.hivebolt.domain.order.SendState;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.PartyUnavailableException;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that came encrypted are answered encrypted, and the answers are found again by everything that looks. */
class EncryptedAnswersTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final AccountName ALICE = new AccountName("alice");

    private final EngineWorld world = new EngineWorld(1);
    private final CipherMemos gateway = new CipherMemos(key(EngineWorld.GATEWAY));
    private final CipherMemos alice = new CipherMemos(key(ALICE));

    private HivePrivateKey key(AccountName account) {
        return world.chain.account(account).orElseThrow().keys().key("memo");
    }

    private String sealed(String text) {
        return MemoCipher.encrypt(text, alice.key(), gateway.key().publicKey(), 42);
    }

    private NodeInvoice invoice() {
        return world.invoice(2_000, Duration.ofHours(2), new InvoiceBehaviour.Pays());
    }

    private OrderId ended(String memo) {
        OrderId id = world.transfer("alice", "10.000", memo);
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        return id;
    }

    private String lastMemo() {
        return world.sentFromGateway().getLast().memo();
    }

    @Test
    void refundOfAnEncryptedRequest_tellsItsReasonToTheSenderAlone() {
        world.memos = gateway;
        OrderId id = ended(sealed("a wish that nobody shall see"));
        String memo = lastMemo();
        assertThat(memo).startsWith("#").doesNotContain("Refund").doesNotContain(id.text());
        String words = "Refund: " + ReasonCode.MEMO_NOT_RECOGNISED.words() + " | hb:" + id.text();
        assertThat(alice.read(memo)).isEqualTo(new MemoReading.Decrypted(words));
        assertThat(gateway.read(memo)).isEqualTo(new MemoReading.Decrypted(words));
        assertThat(new CipherMemos(key(new AccountName("bob"))).read(memo)).isEqualTo(new MemoReading.Undecipherable());
        assertThat(world.label(id)).isEqualTo("refunded");
        assertThat(world.sentFromGateway()).hasSize(1);
    }

    @Test
    void changeOfAnEncryptedRequest_tellsWhatWasPaidToTheSenderAlone() {
        world.memos = gateway;
        OrderId id = ended(sealed(invoice().paymentRequest()));
        assertThat(world.label(id)).isEqualTo("done");
        assertThat(lastMemo()).startsWith("#");
        MemoReading.Decrypted read = (MemoReading.Decrypted) alice.read(lastMemo());
        assertThat(read.text()).startsWith("Change: paid 2000 sats, fee ").endsWith(" | hb:" + id.text());
    }

    @Test
    void publicRequest_isAnsweredInPublic() {
        world.memos = gateway;
        OrderId id = ended("nonsense");
        assertThat(lastMemo()).startsWith("Refund: ").endsWith("hb:" + id.text());
    }

    @ParameterizedTest
    @ValueSource(strings = {"STM1111111111111111111111111111111114T1Anm", "", "no key"})
    void senderWithoutAMemoKey_isAnsweredWithoutWords(String key) {
        world.memos = gateway;
        world.host.accounts = account -> account.map(known -> new HiveAccount(
                known.name(),
                known.hive(),
                known.hbd(),
                key,
                known.activeKeys(),
                known.currentMana(),
                known.maxMana()));
        OrderId id = ended(sealed("nonsense"));
        assertThat(lastMemo()).isEqualTo("Refund | hb:" + id.text());
    }

    @Test
    void refund_doesNotWaitForTheSendersMemoKey() {
        world.memos = gateway;
        world.host.accounts = account -> {
            throw new PartyUnavailableException(PartyUnavailableException.Trouble.UNREACHABLE, "no node answers");
        };
        OrderId id = ended(sealed("nonsense"));
        assertThat(lastMemo()).isEqualTo("Refund | hb:" + id.text());
    }

    /** It may be an encrypted answer of another gateway, which must see that ours is one. */
    @Test
    void requestThatWeCannotRead_isAnsweredInPublicWithoutWords() {
        world.memos = gateway;
        HivePrivateKey stranger = HivePrivateKey.fromPassword(new AccountName("stranger"), "memo", "password");
        OrderId id = ended(MemoCipher.encrypt("Refund: x", alice.key(), stranger.publicKey(), 1));
        assertThat(lastMemo()).isEqualTo("Refund | hb:" + id.text());
    }

    @Test
    void encryptedAnswerOfAnotherGateway_isNeverAnswered() {
        world.memos = gateway;
        OrderId id = ended(sealed("Refund: the invoice has expired | hb:" + "c".repeat(40) + "-0"));
        assertThat(world.label(id)).isEqualTo("kept");
        assertThat(world.sentFromGateway()).isEmpty();
    }

    @Test
    void encryptedBytes_areMadeOnceAndSurviveACrash() {
        world.memos = gateway;
        world.broadcastsAreLost = true;
        OrderId id = world.transfer("alice", "10.000", sealed("nonsense"));
        assertThat(world.runUntil(SOON, () -> signed(id).isPresent())).isTrue();
        SignedTransfer before = signed(id).orElseThrow();
        world.run(SOON);
        world.crash();
        world.run(SOON);
        assertThat(signed(id)).contains(before);
        world.broadcastsAreLost = false;
        assertThat(world.runUntil(SOON, () -> world.isFinal(id))).isTrue();
        assertThat(world.sentFromGateway())
                .extracting(TransferOperation::memo)
                .containsExactly(before.draft().memo());
    }

    @Test
    void encryptedAnswerThatDied_isSignedAnewAndArrivesOnce() {
        world.memos = gateway;
        world.broadcastsAreLost = true;
        OrderId id = world.transfer("alice", "10.000", sealed("nonsense"));
        assertThat(world.runUntil(SOON, () -> signed(id).isPresent())).isTrue();
        SignedTransfer dead = signed(id).orElseThrow();
        world.run(Duration.ofMinutes(11));
        world.broadcastsAreLost = false;
        assertThat(world.runUntil(Duration.ofMinutes(2), () -> world.isFinal(id)))
                .isTrue();
        assertThat(world.sentFromGateway()).hasSize(1);
        assertThat(lastMemo()).startsWith("#").isNotEqualTo(dead.draft().memo());
        assertThat(alice.read(lastMemo())).isEqualTo(alice.read(dead.draft().memo()));
    }

    private Optional<SignedTransfer> signed(OrderId id) {
        return world.store.read(view -> view.payout(id)).flatMap(payout -> switch (payout.state()) {
            case PayoutState.Signed(SignedTransfer transfer) -> Optional.of(transfer);
            case PayoutState.Planned ignored -> Optional.empty();
            case PayoutState.Confirmed ignored -> Optional.empty();
            case PayoutState.Held ignored -> Optional.empty();
        });
    }

    @Test
    void encryptedAnswersOfALostStore_areFoundByTheRebuild() {
        world.memos = gateway;
        world.run(SOON);
        NodeInvoice invoice = invoice();
        OrderId paid = ended(sealed(invoice.paymentRequest()));
        OrderId refunded = ended(sealed("nonsense"));
        OrderId again = ended(sealed(invoice.paymentRequest() + " "));
        SendState.Done before = (SendState.Done) world.state(paid);
        SendState.Refunded reason = (SendState.Refunded) world.state(again);

        world.loseTheStore(OptionalLong.empty());
        RebuildReport report = world.rebuild(OptionalLong.empty());
        assertThat(report.ended()).isEqualTo(3);
        assertThat(((SendState.Done) world.state(paid)).change()).isEqualTo(before.change());
        assertThat(world.label(refunded)).isEqualTo("refunded");
        assertThat(((SendState.Refunded) world.state(again)).refusal()).isEqualTo(reason.refusal());
        world.run(Duration.ofMinutes(20));
        assertThat(world.sentFromGateway()).hasSize(3);
        assertThat(world.booksBalance()).isTrue();
    }

    @Test
    void encryptedAnswerThatThisStoreNeverSigned_stopsSending() {
        world.memos = gateway;
        OrderId open = new OrderId("d".repeat(40) + "-0");
        String foreign = MemoCipher.encrypt(
                "Refund: x | hb:" + open.text(), gateway.key(), alice.key().publicKey(), 9);
        world.transfer(EngineWorld.GATEWAY, ALICE, "1.000", foreign);
        assertThat(world.runUntil(
                        SOON,
                        () -> world.engine().desk().status().sendingStopped().isPresent()))
                .isTrue();
    }
}
