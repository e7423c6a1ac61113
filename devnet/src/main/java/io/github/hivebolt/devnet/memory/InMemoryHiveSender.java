package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.HiveTransactionJson;
import io.github.hivebolt.codec.SignedHiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.chain.SubmissionReader;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.BroadcastReport;
import io.github.hivebolt.ports.BroadcastReport.Reason;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.PartyUnavailableException.Trouble;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs transfers and brings them to the chain model. Thread-safe if the link is. */
public final class InMemoryHiveSender implements HiveSender {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int REFERENCE_DEPTH = 20;
    private static final int HOSTS = 2;

    private final HiveChain chain;
    private final HivePrivateKey activeKey;
    private final Link link;

    /**
     * A sender.
     *
     * @param chain where transfers go
     * @param activeKey the gateway's active key
     * @param link what goes wrong on the way
     */
    public InMemoryHiveSender(HiveChain chain, HivePrivateKey activeKey, Link link) {
        this.chain = chain;
        this.activeKey = activeKey;
        this.link = link;
    }

    @Override
    public SignedTransfer sign(TransferDraft draft) {
        Unavailable.throwIf(link.next("sign"), "Every Hive node");
        long number = Math.max(1, chain.irreversibleNumber() - REFERENCE_DEPTH);
        ChainBlock reference = chain.block(number)
                .orElseThrow(() -> new PartyUnavailableException(Trouble.NOT_READY, "The chain has no block yet."));
        Instant expiration = chain.headTime().plus(LIFETIME);
        HiveTransaction transaction = new HiveTransaction(
                HiveSerializer.refBlockNum(number),
                HiveSerializer.refBlockPrefix(reference.id()),
                expiration,
                List.of(new TransferOperation(draft.from(), draft.to(), draft.amount(), draft.memo())));
        TransactionId id = HiveSerializer.transactionId(transaction);
        String json = HiveTransactionJson.write(new SignedHiveTransaction(
                transaction, List.of(HiveSigner.sign(HiveSerializer.digest(chain.chainId(), transaction), activeKey))));
        return new SignedTransfer(draft, id, expiration, number, json);
    }

    @Override
    public BroadcastReport broadcast(SignedTransfer transfer) {
        return switch (link.next("broadcast")) {
            case NONE -> submit(transfer);
            case REFUSED, LOST_BEFORE_EFFECT, DELAYED -> new BroadcastReport.Unclear("No Hive node answered.");
            case LOST_AFTER_EFFECT -> {
                BroadcastReport unheard = submit(transfer);
                yield new BroadcastReport.Unclear(
                        unheard instanceof BroadcastReport.Taken
                                ? "No Hive node answered in time."
                                : "No Hive node gave a usable answer.");
            }
        };
    }

    private BroadcastReport submit(SignedTransfer transfer) {
        try {
            TransactionId id = chain.broadcast(SubmissionReader.read(
                    Json.parse(transfer.json()).orElseThrow(() -> new IllegalArgumentException("no JSON"))));
            return id.equals(transfer.id())
                    ? new BroadcastReport.Taken(HOSTS)
                    : new BroadcastReport.Unclear("The chain took it under another id.");
        } catch (ChainRejection rejection) {
            return report(rejection);
        }
    }

    /**
     * What a rejection means to whoever broadcast.
     *
     * @param rejection what the chain said
     * @return taken for a duplicate, else refused with its reason
     */
    public static BroadcastReport report(ChainRejection rejection) {
        ChainRejection.Details details = rejection.details();
        return details.assertion().contains("is_known_transaction")
                ? new BroadcastReport.Taken(HOSTS)
                : new BroadcastReport.Refused(reason(details), details.message(), HOSTS);
    }

    private static Reason reason(ChainRejection.Details details) {
        return switch (details.code()) {
            case 4030100 -> Reason.EXPIRATION;
            case 4030200 -> Reason.TAPOS;
            case 3010000 -> Reason.AUTHORITY;
            case 4100100 -> Reason.RESOURCE_CREDITS;
            case 10 -> assertionReason(details.assertion());
            default -> Reason.OTHER;
        };
    }

    private static Reason assertionReason(String assertion) {
        if (assertion.startsWith("available >= -delta")) {
            return Reason.FUNDS;
        }
        if (assertion.startsWith("_account != nullptr")) {
            return Reason.PAYEE_MISSING;
        }
        return assertion.contains("check_max_block_age") ? Reason.NODE_NOT_READY : Reason.INVALID;
    }
}
