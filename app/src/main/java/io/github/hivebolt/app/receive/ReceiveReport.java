package io.github.hivebolt.app.receive;

import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.domain.order.ReceiveOrder;
import io.github.hivebolt.domain.order.ReceiveState;
import io.github.hivebolt.domain.order.Refusal;
import io.github.hivebolt.domain.order.Settlement;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.PayoutState;
import io.github.hivebolt.domain.quote.ReceiveQuote;
import io.github.hivebolt.engine.ReceiveDesk.ReceiveDossier;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/** Says how a receive order is, to everybody or to its owner. Pure. */
public final class ReceiveReport {
    private ReceiveReport() {}

    /**
     * All of it.
     *
     * @param dossier the order
     * @return for the operator and the key that asked for it
     */
    public static ReceiveOrderView full(ReceiveDossier dossier) {
        return view(dossier, true);
    }

    /**
     * What everybody may see.
     *
     * @param dossier the order
     * @return without account, message and anything of the payment
     */
    public static ReceiveOrderView reduced(ReceiveDossier dossier) {
        return view(dossier, false);
    }

    private static ReceiveOrderView view(ReceiveDossier dossier, boolean full) {
        ReceiveOrder order = dossier.row().order();
        ReceiveState state = order.state();
        ReceiveQuote quote = order.request().quote();
        Msat amount = state.knownPaid().orElse(quote.amount());
        HiveAmount payout = state.knownSettlement().map(Settlement::payout).orElse(quote.payout(amount));
        Optional<Refusal> refusal = state.knownRefusal();
        return new ReceiveOrderView(
                order.id().text(),
                "receive",
                state.label(),
                refusal.map(reason -> reason.code().name()),
                refusal.map(Refusal::words),
                only(full, order.request().payee().value()),
                quote.asset().name(),
                payout.decimal(),
                amount.floorToSats(),
                only(full, Long.toString(amount.value())),
                Long.toString(quote.feeOn(amount).value()),
                "0",
                quote.rate().satsPerUnit().toPlainString(),
                only(full, order.hash()).map(PaymentHash::hex),
                full ? state.knownPreimage().map(preimage -> preimage.hex()) : Optional.empty(),
                full ? order.paymentRequest() : Optional.empty(),
                only(full, order.request().message()).filter(text -> !text.isEmpty()),
                dossier.payout().map(ReceiveReport::transfer).stream().toList(),
                dossier.history().stream()
                        .map(entry -> new ReceiveOrderView.Step(entry.state(), millis(entry.at())))
                        .toList(),
                full && state instanceof ReceiveState.Parked parked
                        ? Optional.of(parked.cause().name())
                        : Optional.empty(),
                full && state instanceof ReceiveState.Parked parked ? Optional.of(parked.evidence()) : Optional.empty(),
                millis(order.request().expiresAt()),
                millis(dossier.row().createdAt()),
                millis(dossier.row().updatedAt()));
    }

    private static <T> Optional<T> only(boolean shown, T value) {
        return shown ? Optional.of(value) : Optional.empty();
    }

    static Instant millis(Instant instant) {
        return instant.truncatedTo(ChronoUnit.MILLIS);
    }

    private static ReceiveOrderView.Transfer transfer(Payout payout) {
        HiveAmount amount = payout.draft().amount();
        Optional<String> transaction = switch (payout.state()) {
            case PayoutState.Planned ignored -> Optional.empty();
            case PayoutState.Signed signed -> Optional.of(signed.transfer().id().hex());
            case PayoutState.Confirmed confirmed ->
                Optional.of(confirmed.transaction().hex());
            case PayoutState.Held ignored -> Optional.empty();
        };
        return new ReceiveOrderView.Transfer(
                "payout",
                amount.decimal(),
                amount.asset().name(),
                transaction,
                payout.state().label());
    }
}
