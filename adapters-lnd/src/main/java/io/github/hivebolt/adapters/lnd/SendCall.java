package io.github.hivebolt.adapters.lnd;

import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.PaymentOutcome;
import io.github.hivebolt.domain.lightning.SendReport;
import io.github.hivebolt.ports.PaymentRequest;
import java.time.Duration;
import java.util.Optional;

/**
 * One pay request and all that follows from its answer. The table that this implements: a final record of the node is
 * an outcome; an error of lnd's own accounts for the request, and the tracker then says whether it left a record;
 * everything else is unknown.
 */
final class SendCall {
    private static final Duration QUESTION_LIMIT = Duration.ofSeconds(3);

    private final LndSession session;
    private final PaymentRequest request;
    private final PaymentHash hash;

    SendCall(LndSession session, PaymentRequest request) {
        this.session = session;
        this.request = request;
        this.hash = request.invoice().paymentHash();
    }

    /**
     * Checks the node, sends once, and reports.
     *
     * @return what is known
     */
    SendReport run() {
        Optional<String> objection = objectionTo(request.payer(), false);
        if (objection.isPresent()) {
            return notSent(objection.get());
        }
        String body = SendBody.of(request);
        try (LndStream stream = session.postStream("/v2/router/send", body, request.patience())) {
            return switch (SendReading.of(stream, hash)) {
                case SendReading.Known known -> known.report();
                case SendReading.Refused refused -> afterRefusal(refused.error());
            };
        } catch (LndTroubleException trouble) {
            return trouble.requestMayHaveLeft() ? unknown(trouble.sentence(), false) : notSent(trouble.sentence());
        }
    }

    private SendReport afterRefusal(LndError error) {
        if (error.saysAlreadyExists()) {
            return new SendReport(new PaymentOutcome.Unknown(error.sentence()), true, true);
        }
        if (error.leavesRequestOpen()) {
            return unknown(error.sentence(), false);
        }
        return switch (TrackReading.of(session, hash, QUESTION_LIMIT)) {
            case TrackReading.Found found -> fromRecord(found.payment(), error);
            case TrackReading.NoRecord none ->
                objectionTo(request.payer(), true)
                        .map(objection -> unknown(error.sentence() + " " + objection, true))
                        .orElseGet(() -> notSent(error.sentence()));
            case TrackReading.Unusable unusable -> unknown(error.sentence() + " " + unusable.cause(), true);
        };
    }

    private SendReport fromRecord(LndPayment payment, LndError error) {
        PaymentOutcome outcome = SendReading.outcomeOf(payment.state())
                .orElseGet(() -> new PaymentOutcome.Unknown(error.sentence() + " It has a payment in flight."));
        boolean believed = !(outcome instanceof PaymentOutcome.Failed)
                || objectionTo(request.payer(), true).isEmpty();
        return new SendReport(
                believed ? outcome : new PaymentOutcome.Unknown("A node that is not surely ours says FAILED."),
                true,
                true);
    }

    private Optional<String> objectionTo(NodeId payer, boolean afresh) {
        try {
            NodeId found = afresh ? session.info(QUESTION_LIMIT).id() : session.identity(QUESTION_LIMIT);
            return found.equals(payer)
                    ? Optional.empty()
                    : Optional.of("The node that answers is " + found + ", not the payer " + payer + ".");
        } catch (LndTroubleException trouble) {
            return Optional.of("lnd did not say which node it is: " + trouble.sentence());
        }
    }

    private static SendReport notSent(String cause) {
        return new SendReport(new PaymentOutcome.NotSent(cause), true, false);
    }

    private static SendReport unknown(String cause, boolean answered) {
        return new SendReport(new PaymentOutcome.Unknown(cause), answered, false);
    }
}
