package io.github.hivebolt.adapters.cln;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.domain.lightning.FailureReason;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.domain.money.Msat;
import io.github.hivebolt.ports.PaymentRequest;
import io.github.hivebolt.ports.RandomSource;
import java.time.Duration;
import java.util.Optional;

/**
 * One pay request and all that follows from its answer. The table that this implements: a preimage that hashes to the
 * payment hash is a success; an error of lightningd's own accounts for the request, and the books then say what became
 * of the payment; everything else is unknown, and the books only say whether the request arrived.
 */
final class PayCall {
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(3);

    private final ClnSession session;
    private final PaymentRequest request;
    private final RandomSource random;
    private final PaymentHash hash;

    PayCall(ClnSession session, PaymentRequest request, RandomSource random) {
        this.session = session;
        this.request = request;
        this.random = random;
        this.hash = request.invoice().paymentHash();
    }

    /**
     * Checks the node, sends once, and reports.
     *
     * @return what is known
     */
    SendReport run() {
        NodeInfo node;
        try {
            node = session.recentInfo(QUESTION_LIMIT);
        } catch (ClnTroubleException trouble) {
            return notSent("Core Lightning did not say which node it is: " + trouble.sentence());
        }
        if (!node.id().equals(request.payer())) {
            return notSent("The node that answers is " + node.id() + ", not the payer " + request.payer() + ".");
        }
        Optional<PayLabel> label = node.version().booksCanBeBelieved()
                ? Optional.of(PayLabel.fresh(random, node.blockHeight() + request.cltvLimitBlocks()))
                : Optional.empty();
        return send(label);
    }

    private SendReport send(Optional<PayLabel> label) {
        ClnReply reply;
        try {
            reply = session.call("xpay", PayBody.of(request, label), request.patience());
        } catch (ClnTroubleException trouble) {
            return trouble.requestMayHaveLeft() ? afterSilence(trouble.sentence(), label) : notSent(trouble.sentence());
        }
        try {
            return afterResult(reply.result(), label);
        } catch (ClnTroubleException trouble) {
            Optional<ClnError> error = trouble.refusal();
            return error.isPresent() ? afterRefusal(error.get(), label) : afterSilence(trouble.sentence(), label);
        }
    }

    private SendReport afterResult(ObjectNode result, Optional<PayLabel> label) {
        Optional<Preimage> proof = PayRow.proofIn(result, "payment_preimage", hash);
        Optional<Msat> fee = PayRow.feeIn(result);
        return proof.isPresent() && fee.isPresent()
                ? new SendReport(new PaymentOutcome.Succeeded(proof.get(), fee.get()), true, true)
                : afterSilence("Core Lightning answered a pay request without a proof or a fee.", label);
    }

    private SendReport afterRefusal(ClnError error, Optional<PayLabel> label) {
        Refusal kind = Refusal.of(error);
        if (kind == Refusal.SAYS_NOTHING) {
            return afterSilence(error.sentence(), label);
        }
        return switch (BooksReading.of(session, hash, QUESTION_LIMIT)) {
            case BooksReading.Unusable unusable ->
                unknown(error.sentence() + " " + unusable.cause(), true, kind == Refusal.EXISTS && isDefinite(error));
            case BooksReading.Read read -> fromBooks(error, kind, read.books());
        };
    }

    private SendReport fromBooks(ClnError error, Refusal kind, Books books) {
        return switch (books) {
            case Books.Empty none -> withoutRecord(error, kind);
            case Books.Lost lost when kind == Refusal.GAVE_UP -> failed(error, Refusal.reasonOf(error), true);
            case Books.Lost lost -> unknown(error.sentence(), true, true);
            case Books.Paid paid -> unknown(error.sentence() + " Its books show the payment as complete.", true, true);
            case Books.Pending pending -> unknown(error.sentence() + " It has a payment in flight.", true, true);
            case Books.Unproven unproven -> unknown(error.sentence() + " " + unproven.why(), true, true);
        };
    }

    private SendReport withoutRecord(ClnError error, Refusal kind) {
        Optional<FailureReason> reason = Refusal.reasonWithoutAPart(error);
        if (reason.isPresent()) {
            return failed(error, reason.get(), false);
        }
        Optional<String> objection = kind == Refusal.REJECTED
                ? otherNode()
                : Optional.of("Its books have no record of that, which they should.");
        return objection
                .map(why -> unknown(error.sentence() + " " + why, true, false))
                .orElseGet(() -> notSent(error.sentence()));
    }

    private SendReport failed(ClnError error, FailureReason reason, boolean recorded) {
        return otherNode()
                .map(why -> unknown(error.sentence() + " " + why, true, recorded))
                .orElseGet(() -> new SendReport(new PaymentOutcome.Failed(reason), true, recorded));
    }

    /** No answer that counts. A row with the note of this very request proves that it arrived, and nothing else. */
    private SendReport afterSilence(String cause, Optional<PayLabel> label) {
        return switch (BooksReading.of(session, hash, QUESTION_LIMIT)) {
            case BooksReading.Unusable unusable -> unknown(cause, false, false);
            case BooksReading.Read read -> {
                boolean arrived = label.filter(read::show).isPresent();
                yield unknown(cause, arrived, !read.rows().isEmpty());
            }
        };
    }

    private Optional<String> otherNode() {
        try {
            NodeInfo found = session.info(QUESTION_LIMIT);
            return found.id().equals(request.payer())
                    ? Optional.empty()
                    : Optional.of("The node that answers now is " + found.id() + ".");
        } catch (ClnTroubleException trouble) {
            return Optional.of(trouble.sentence());
        }
    }

    private static boolean isDefinite(ClnError error) {
        return error.code().orElse(0) > 0;
    }

    private static SendReport notSent(String cause) {
        return new SendReport(new PaymentOutcome.NotSent(cause), true, false);
    }

    private static SendReport unknown(String cause, boolean answered, boolean registered) {
        return new SendReport(new PaymentOutcome.Unknown(cause), answered, registered);
    }
}
