package io.github.hivebolt.testkit;

import java.util.EnumSet;
import java.util.Set;

/**
 * What must come of each call of a port under each {@link WireFault}: the table that the contracts look into, and that
 * {@code docs/fault-matrix.md} shows. It is the specification; an adapter that behaves otherwise is wrong.
 */
public final class FaultMatrix {
    private FaultMatrix() {}

    /** What a call must end with. */
    public enum Outcome {
        /** {@code NotSent}: it is certain that nothing left. */
        NOT_SENT("not sent"),
        /** {@code Unknown}: nothing may be concluded, though nothing happened. */
        UNKNOWN("unknown"),
        /** {@code Unknown}, or what really happened if the answer said so before it broke off. */
        UNKNOWN_OR_THE_TRUTH("unknown, or the truth"),
        /** The port's word for "no answer": an exception or a value that decides nothing. */
        NO_ANSWER("no answer"),
        /** No answer, although what was asked was done: asking again must be harmless. */
        NO_ANSWER_BUT_DONE("no answer, but done");

        private final String words;

        Outcome(String words) {
            this.words = words;
        }

        /**
         * The outcome for people.
         *
         * @return a few words
         */
        public String words() {
            return words;
        }
    }

    /** The calls of the ports that go over a wire. */
    public enum Call {
        /** {@code LightningPayer.pay}. */
        PAY("pay", true),
        /** {@code LightningPayer.look}. */
        LOOK_UP_PAYMENT("look up a payment", false),
        /** {@code LightningPayer.status}. */
        NODE_STATUS("status of the Lightning node", false),
        /** {@code LightningReceiver.create}. */
        CREATE_INVOICE("create an invoice", true),
        /** {@code LightningReceiver.settle} and {@code cancel}. */
        SETTLE_OR_CANCEL("settle or cancel an invoice", true),
        /** {@code LightningReceiver.look}. */
        LOOK_UP_INVOICE("look up an invoice", false),
        /** {@code HiveReader}, all calls. */
        READ_CHAIN("read the chain", false),
        /** {@code HiveSender.sign}, which asks for the head block. */
        SIGN("sign a transfer", false),
        /** {@code HiveSender.broadcast}. */
        BROADCAST("broadcast a transfer", true),
        /** {@code RateSource.fetch}. */
        FETCH_RATES("fetch prices", false),
        /** {@code Notifier.send}. */
        NOTIFY("send a notification", true),
        /** {@code OrderStore.write}: the fault meets the commit. */
        COMMIT("commit to the store", true);

        private final String words;
        private final boolean hasEffect;

        Call(String words, boolean hasEffect) {
            this.words = words;
            this.hasEffect = hasEffect;
        }

        /**
         * The call for people.
         *
         * @return a few words
         */
        public String words() {
            return words;
        }
    }

    private static final Set<Call> LIGHTNING_QUESTIONS = EnumSet.of(Call.LOOK_UP_PAYMENT);

    /**
     * What must come of a call under a fault.
     *
     * @param call the call
     * @param fault the fault
     * @return the one outcome that is right
     */
    public static Outcome expected(Call call, WireFault fault) {
        boolean done = call.hasEffect && fault.requestTakesEffect();
        if (call == Call.PAY) {
            return payment(fault);
        }
        if (LIGHTNING_QUESTIONS.contains(call) && fault == WireFault.CUT) {
            return Outcome.UNKNOWN_OR_THE_TRUTH;
        }
        return done ? Outcome.NO_ANSWER_BUT_DONE : Outcome.NO_ANSWER;
    }

    private static Outcome payment(WireFault fault) {
        if (!fault.requestLeaves()) {
            return Outcome.NOT_SENT;
        }
        return Outcome.UNKNOWN;
    }

    /**
     * The table for people.
     *
     * @return a table in Markdown, one row per call, one column per fault
     */
    public static String markdown() {
        StringBuilder table = new StringBuilder("| call |");
        StringBuilder line = new StringBuilder("|---|");
        for (WireFault fault : WireFault.values()) {
            table.append(' ').append(fault).append(" |");
            line.append("---|");
        }
        table.append('\n').append(line).append('\n');
        for (Call call : Call.values()) {
            table.append("| ").append(call.words()).append(" |");
            for (WireFault fault : WireFault.values()) {
                table.append(' ').append(expected(call, fault).words()).append(" |");
            }
            table.append('\n');
        }
        return table.toString();
    }
}
