package io.github.hivebolt.domain.order;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.PaymentRecord;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.money.Msat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The order of the checks: of any two objections, the one that is listed first here wins. */
class AcceptanceOrderTest {
    /** One objection: how to bring it about, and what is said. Of one group only one can be brought about at a time. */
    private record Objection(String name, String group, Consumer<Given> spoil, String verdict) {}

    private static final List<Objection> IN_ORDER = List.of(
            alone("own transfer", given -> given.sender = Given.GATEWAY, "OWN_TRANSFER"),
            alone("treasury", given -> given.treasurySent = true, "TREASURY"),
            alone("answer", given -> given.memo = "Refund: " + given.memo, "ANSWER"),
            alone("escrow", given -> given.kind = TransferKind.ESCROW_RELEASE, "ESCROW"),
            alone("blocked", given -> given.senderIsBlocked = true, "ACCOUNT_BLOCKED"),
            of("memo", "unreadable", AcceptanceOrderTest::undecipherable, "MEMO_UNREADABLE"),
            of("memo", "empty", given -> read(given, ""), "MEMO_NOT_RECOGNISED"),
            of("memo", "nonsense", given -> read(given, "hello"), "MEMO_NOT_RECOGNISED"),
            of("memo", "two invoices", given -> read(given, "lnbc1a lnbc1b"), "MEMO_AMBIGUOUS"),
            of("memo", "damaged invoice", given -> read(given, "lnbc1damaged"), "INVOICE_UNREADABLE"),
            alone("node never reached", given -> given.node = Optional.empty(), "LIGHTNING_NOT_READY"),
            alone("network", given -> given.invoiceNetwork = LightningNetwork.TESTNET, "INVOICE_WRONG_NETWORK"),
            alone("own node", given -> given.payee = Given.OUR_NODE, "SELF_PAYMENT"),
            of("hash", "own invoice", given -> given.hashUse = HashUse.OWN_INVOICE, "SELF_PAYMENT"),
            of("hash", "used", given -> given.hashUse = HashUse.OTHER_ORDER, "INVOICE_ALREADY_USED"),
            alone("expired", given -> given.expiresAt = Given.NOW.plusSeconds(59), "INVOICE_EXPIRED"),
            alone("final CLTV", given -> given.finalCltvBlocks = 161, "INVOICE_TIMELOCK_TOO_LONG"),
            of("amount", "zero", AcceptanceOrderTest::amountOfZero, "AMOUNT_MISSING"),
            of("amount", "unreadable amount", AcceptanceOrderTest::amountOfWords, "AMOUNT_MISSING"),
            of("amount", "small", given -> given.invoiceAmount = Optional.of(new Msat(249_999)), "AMOUNT_TOO_SMALL"),
            of(
                    "amount",
                    "large",
                    given -> given.invoiceAmount = Optional.of(new Msat(100_000_001)),
                    "AMOUNT_TOO_LARGE"),
            alone("no rate", given -> given.rate = Optional.empty(), "NO_RATE"),
            alone("not enough", given -> given.sent = new HiveAmount(10_499, HiveAsset.HIVE), "NOT_ENOUGH_SENT"),
            alone("window", given -> given.windowUse = new Msat(398_000_001), "RATE_LIMITED"),
            alone("paused", given -> given.closed = Optional.of(WaitReason.PAUSED), "PAUSED"),
            alone("not ready", given -> given.readiness = new Readiness.NotReady("not synced"), "LIGHTNING_NOT_READY"),
            alone("foreign record", AcceptanceOrderTest::foreignRecord, "the Lightning node has a payment"));

    private static Objection alone(String name, Consumer<Given> spoil, String verdict) {
        return new Objection(name, name, spoil, verdict);
    }

    private static Objection of(String group, String name, Consumer<Given> spoil, String verdict) {
        return new Objection(name, group, spoil, verdict);
    }

    private static void read(Given given, String text) {
        given.reading = Optional.of(new MemoReading.Plain(text));
    }

    private static void undecipherable(Given given) {
        given.reading = Optional.of(new MemoReading.Undecipherable());
    }

    private static void amountOfZero(Given given) {
        given.invoiceAmount = Optional.empty();
        if (given.reading.isEmpty()) {
            read(given, Given.INVOICE_WORD + " amount=0");
        }
    }

    private static void amountOfWords(Given given) {
        if (given.reading.isEmpty()) {
            read(given, Given.INVOICE_WORD + " amount=xyz");
        }
    }

    private static void foreignRecord(Given given) {
        given.preflight = new PaymentRecord.Settled(Given.PREIMAGE, Msat.ZERO, Given.NOW);
    }

    /** What a verdict says, without its figures. */
    private static String said(Verdict verdict) {
        return switch (verdict) {
            case Verdict.Accepted ignored -> "accepted";
            case Verdict.Keep(KeepReason reason) -> reason.name();
            case Verdict.Reject(Refusal refusal) -> refusal.code().name();
            case Verdict.Wait(WaitReason reason) -> reason.name();
            case Verdict.Park(String evidence) -> evidence;
        };
    }

    static Stream<Arguments> pairs() {
        List<Arguments> pairs = new ArrayList<>();
        for (int i = 0; i < IN_ORDER.size(); i++) {
            for (int j = i + 1; j < IN_ORDER.size(); j++) {
                if (!IN_ORDER.get(i).group().equals(IN_ORDER.get(j).group())) {
                    pairs.add(Arguments.of(IN_ORDER.get(i), IN_ORDER.get(j)));
                }
            }
        }
        return pairs.stream();
    }

    static Stream<Objection> each() {
        return IN_ORDER.stream();
    }

    @Test
    void withoutAnyObjection_theInvoiceIsAccepted() {
        assertThat(said(new Given().verdict())).isEqualTo("accepted");
    }

    @ParameterizedTest
    @MethodSource("each")
    void eachObjection_suffices(Objection objection) {
        Given given = new Given();
        objection.spoil().accept(given);
        assertThat(said(given.verdict())).startsWith(objection.verdict());
    }

    @ParameterizedTest
    @MethodSource("pairs")
    void ofTwoObjections_theFirstWins(Objection first, Objection second) {
        Given given = new Given();
        first.spoil().accept(given);
        second.spoil().accept(given);
        assertThat(said(given.verdict())).startsWith(first.verdict());
    }
}
