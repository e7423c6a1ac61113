package io.github.hivebolt.devnet.lightning;

import static io.github.hivebolt.devnet.lightning.LightningRefusal.unknown;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.NodeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** What lnd checks before it looks whether a hash was paid before: nothing of it leaves a record. */
final class PayRules {
    private static final int BLOCK_PADDING = 3;
    private static final int MAX_CLTV = 2016;
    private static final DateTimeFormatter GO_TIME = DateTimeFormatter.ofPattern(
                    "yyyy-MM-dd HH:mm:ss +0000 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private PayRules() {}

    static long amountMsat(Invoice invoice, PayOrder order) throws LightningRefusal {
        if (invoice.amount().isPresent()) {
            if (order.amountMsat().orElse(0) != 0) {
                throw unknown("amount must not be specified when paying a non-zero amount invoice");
            }
            return invoice.amount().get().value();
        }
        if (order.amountMsat().orElse(0) <= 0) {
            throw unknown("amount must be specified when paying a zero amount invoice");
        }
        return order.amountMsat().getAsLong();
    }

    static void check(Invoice invoice, PayOrder order, NodeId payer, Instant now) throws LightningRefusal {
        if (order.feeLimitMsat() < 0) {
            throw unknown("amount cannot be negative");
        }
        if (order.cltvLimit() > MAX_CLTV) {
            throw unknown("total time lock of " + order.cltvLimit() + " exceeds max allowed " + MAX_CLTV);
        }
        int least = invoice.minFinalCltvBlocks() + BLOCK_PADDING;
        if (order.cltvLimit() != 0 && order.cltvLimit() <= least) {
            throw unknown("cltv limit " + order.cltvLimit() + " should be greater than " + least);
        }
        if (now.isAfter(invoice.expiresAt())) {
            throw unknown("invoice expired. Valid until " + GO_TIME.format(invoice.expiresAt()));
        }
        if (invoice.payee().equals(payer)) {
            throw unknown("self-payments not allowed");
        }
    }

    static int cltvLimit(PayOrder order) {
        return order.cltvLimit() == 0 ? MAX_CLTV : order.cltvLimit();
    }

    static int finalTimeLock(Invoice invoice, int blockHeight) {
        return blockHeight + invoice.minFinalCltvBlocks() + BLOCK_PADDING;
    }
}
