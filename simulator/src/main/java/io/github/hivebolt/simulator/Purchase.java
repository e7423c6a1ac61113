package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.engine.ReceiveDesk.InvoiceWish;
import java.util.Optional;

/**
 * One invoice that a customer asks for, and what its payer does. It is what the auditor knows of a receive order that the
 * gateway did not tell him. Not thread-safe.
 */
final class Purchase {
    /** What the payer does with the invoice. */
    enum Payer {
        /** Pays at once. */
        AT_ONCE,
        /** Pays at some time before it expires. */
        LATER,
        /** Pays when it expires, just before or after. */
        AT_THE_END,
        /** Never pays. */
        NEVER,
        /** Pays less than is asked. */
        TOO_LITTLE,
        /** Pays up to twice of what is asked. */
        MORE,
        /** Pays more than twice of what is asked. */
        MUCH_MORE,
        /** Pays, and tries once more. */
        TWICE,
        /** Is a customer of the gateway itself, who sends HIVE for it. */
        THE_GATEWAY
    }

    private final InvoiceWish wish;
    private final String key;
    private final Payer payer;
    private final boolean mayHave;
    private Optional<OrderId> id = Optional.empty();
    private Optional<String> invoice = Optional.empty();

    Purchase(InvoiceWish wish, String key, Payer payer, boolean mayHave) {
        this.wish = wish;
        this.key = key;
        this.payer = payer;
        this.mayHave = mayHave;
    }

    InvoiceWish wish() {
        return wish;
    }

    AccountName payee() {
        return wish.ask().payee();
    }

    /** The customer's own key, by which asking again joins the order that exists. */
    String key() {
        return key;
    }

    Payer payer() {
        return payer;
    }

    /** Whether a gateway that works may make it at all. */
    boolean mayHave() {
        return mayHave;
    }

    Optional<OrderId> id() {
        return id;
    }

    Optional<String> invoice() {
        return invoice;
    }

    /** The gateway's store knows nothing of the order: asking again makes another one. */
    void forgotten() {
        id = Optional.empty();
        invoice = Optional.empty();
    }

    void answered(OrderId order, String text) {
        AuditFailure.unless(id.filter(order::equals).isPresent() || id.isEmpty(), "two orders for one key " + key);
        AuditFailure.unless(invoice.filter(text::equals).isPresent() || invoice.isEmpty(), "two invoices for " + order);
        id = Optional.of(order);
        invoice = Optional.of(text);
    }
}
