package io.github.hivebolt.devnet.lightning;

import static io.github.hivebolt.devnet.lightning.LightningRefusal.unknown;

import io.github.hivebolt.codec.Bolt11Writer;
import io.github.hivebolt.codec.Bolt12Writer;
import io.github.hivebolt.codec.InvoiceDraft;
import io.github.hivebolt.codec.NodeKey;
import io.github.hivebolt.codec.OfferInvoiceDraft;
import io.github.hivebolt.devnet.common.Memo;
import io.github.hivebolt.devnet.common.RememberingDecoder;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.LightningNetwork;
import io.github.hivebolt.domain.lightning.NodeId;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.lightning.Preimage;
import io.github.hivebolt.domain.lightning.UnreadableInvoiceException;
import io.github.hivebolt.domain.money.Msat;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Writes and reads the invoices of one network. */
final class InvoiceText {
    private static final String UNSIGNED = "lnbcrt1unsigned";
    private static final String OF_AN_OFFER = "lni1";
    private static final Memo<ByteBuffer, NodeKey> KEYS = new Memo<>(bytes -> new NodeKey(bytes.array()));
    private static final Memo<Written, String> WRITTEN =
            new Memo<>(invoice -> Bolt11Writer.encode(invoice.draft(), invoice.payee()));

    private final LightningNetwork network;
    private final Seed seed;
    private final Map<String, Invoice> unsigned = new ConcurrentHashMap<>();

    private record Written(InvoiceDraft draft, NodeKey payee) {}

    InvoiceText(LightningNetwork network, Seed seed) {
        this.network = network;
        this.seed = seed;
    }

    LightningNode node(LightningNet net, String alias) {
        return new LightningNode(net, alias, key(alias));
    }

    private NodeKey key(String alias) {
        return KEYS.get(ByteBuffer.wrap(seed.bytes("lightning node " + alias)));
    }

    NodeId routerId() {
        return key("router").nodeId();
    }

    NodeInvoice write(LightningNode payee, InvoiceOrder order, Instant now, long addIndex) {
        return write(payee, order, now, addIndex, draft -> WRITTEN.get(new Written(draft, payee.key())));
    }

    /** An invoice that only this network can read, for simulations that have no time for curve points. */
    NodeInvoice writeUnsigned(LightningNode payee, InvoiceOrder order, Instant now, long addIndex) {
        return write(payee, order, now, addIndex, draft -> unsigned(payee, draft, order.memo()));
    }

    /** A BOLT 12 invoice. */
    NodeInvoice writeForOffer(
            LightningNode payee, InvoiceOrder order, Instant now, long addIndex, String offer, NodeId payer) {
        return write(
                payee,
                order,
                now,
                addIndex,
                draft -> Bolt12Writer.invoice(new OfferInvoiceDraft(
                        offer,
                        network,
                        draft.amount().orElseThrow(),
                        draft.paymentHash(),
                        payee.id(),
                        payer,
                        draft.createdAt(),
                        draft.expiry(),
                        draft.minFinalCltvBlocks())));
    }

    private String unsigned(LightningNode payee, InvoiceDraft draft, String memo) {
        String text = UNSIGNED + draft.paymentHash().hex();
        unsigned.put(
                text,
                new Invoice(
                        text,
                        network,
                        draft.paymentHash(),
                        payee.id(),
                        draft.amount(),
                        draft.createdAt(),
                        draft.expiry(),
                        draft.minFinalCltvBlocks(),
                        Optional.of(memo)));
        return text;
    }

    private NodeInvoice write(
            LightningNode payee, InvoiceOrder order, Instant now, long addIndex, Function<InvoiceDraft, String> text) {
        String purpose = payee.alias() + " invoice " + addIndex;
        Optional<Preimage> preimage = order.holdHash().isPresent()
                ? Optional.empty()
                : Optional.of(order.preimage().orElseGet(() -> new Preimage(seed.hex("preimage of " + purpose))));
        PaymentHash hash = order.holdHash()
                .or(() -> preimage.map(Preimage::hash))
                .orElseThrow(() -> new IllegalStateException("an invoice has a hash"));
        String secret = seed.hex("secret of " + purpose);
        Instant createdAt = now.truncatedTo(ChronoUnit.SECONDS);
        return new NodeInvoice(
                hash,
                preimage,
                text.apply(draft(order, hash, secret, createdAt)),
                secret,
                order.memo(),
                order.descriptionHash(),
                order.valueMsat(),
                createdAt,
                order.expiry(),
                addIndex,
                0,
                Optional.empty(),
                0,
                InvoiceState.OPEN,
                Optional.empty(),
                order.behaviour());
    }

    Invoice decode(String paymentRequest) throws LightningRefusal {
        if (paymentRequest.isEmpty()) {
            throw unknown("invalid vertex length of 0, want 33");
        }
        if (paymentRequest.startsWith(UNSIGNED)) {
            return Optional.ofNullable(unsigned.get(paymentRequest))
                    .orElseThrow(() -> unknown("failed converting data to bytes: nobody here wrote this invoice"));
        }
        try {
            String lower = paymentRequest.toLowerCase(Locale.ROOT);
            Invoice invoice = lower.startsWith(OF_AN_OFFER)
                    ? RememberingDecoder.DECODER.decodeOfferInvoice(lower)
                    : RememberingDecoder.DECODER.decode(lower);
            if (invoice.network() != network) {
                throw unknown("invoice not for current active network '"
                        + network.name().toLowerCase(Locale.ROOT) + "'");
            }
            return invoice;
        } catch (UnreadableInvoiceException unreadable) {
            throw unknown("failed converting data to bytes: " + unreadable.getMessage());
        }
    }

    private InvoiceDraft draft(InvoiceOrder order, PaymentHash hash, String secret, Instant createdAt) {
        InvoiceDraft.Description description = order.descriptionHash().isEmpty()
                ? new InvoiceDraft.Description.Text(order.memo())
                : new InvoiceDraft.Description.Hash(order.descriptionHash());
        Optional<Msat> amount = order.valueMsat() == 0 ? Optional.empty() : Optional.of(new Msat(order.valueMsat()));
        return new InvoiceDraft(
                network, amount, hash, secret, description, createdAt, order.expiry(), order.finalCltvBlocks());
    }
}
