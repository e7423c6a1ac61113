package io.github.hivebolt.devnet;

import io.github.hivebolt.devnet.lightning.InvoiceBehaviour;
import io.github.hivebolt.devnet.lightning.LndFailure;
import java.util.Locale;

/** The words for what happens when an invoice is paid. */
final class Behaviours {
    private static final String FAILS = "fails:";

    private Behaviours() {}

    static InvoiceBehaviour parse(String text) throws ControlException {
        if (text.startsWith(FAILS)) {
            try {
                String reason = text.substring(FAILS.length()).toUpperCase(Locale.ROOT);
                return new InvoiceBehaviour.Fails(LndFailure.valueOf(reason));
            } catch (IllegalArgumentException unknown) {
                throw ControlException.badInput("After fails: must come a reason of lnd, for instance NO_ROUTE.");
            }
        }
        return switch (text) {
            case "pays" -> new InvoiceBehaviour.Pays();
            case "holds", "hangs" -> new InvoiceBehaviour.Holds();
            case "dies" -> new InvoiceBehaviour.DiesAfterSending();
            case "stuck" -> new InvoiceBehaviour.NeverStarts();
            default ->
                throw ControlException.badInput(
                        "The behaviour must be pays, holds, dies, stuck or fails: with a reason.");
        };
    }

    static String write(InvoiceBehaviour behaviour) {
        return switch (behaviour) {
            case InvoiceBehaviour.Pays pays -> "pays";
            case InvoiceBehaviour.Holds holds -> "holds";
            case InvoiceBehaviour.DiesAfterSending dies -> "dies";
            case InvoiceBehaviour.NeverStarts never -> "stuck";
            case InvoiceBehaviour.Fails fails -> FAILS + fails.reason().name();
        };
    }
}
