package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** The columns of a transfer that was read from the chain; the operation's text form is the key of its row. */
@Embeddable
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
final class TransferColumns {
    @Column(name = "transaction_id")
    @Nullable
    String transactionId;

    @Column(name = "operation_index")
    int operationIndex;

    @Column(name = "transfer_kind")
    String kind;

    @Column(name = "sender")
    String sender;

    @Column(name = "receiver")
    String receiver;

    @Column(name = "amount_milli")
    long amountMilli;

    @Column(name = "asset")
    String asset;

    @Column(name = "memo")
    @Convert(converter = TextConverter.class)
    String memo;

    @Column(name = "block_number")
    long blockNumber;

    @Column(name = "block_time")
    @Convert(converter = InstantConverter.class)
    Instant blockTime;

    TransferColumns() {}

    static TransferColumns of(ChainTransfer transfer) {
        TransferColumns columns = new TransferColumns();
        switch (transfer.operation()) {
            case OperationId.Signed signed -> {
                columns.transactionId = signed.transactionId().hex();
                columns.operationIndex = signed.indexInTransaction();
            }
            case OperationId.Virtual virtual -> columns.operationIndex = virtual.indexInTransaction();
        }
        columns.kind = transfer.kind().name();
        columns.sender = transfer.from().value();
        columns.receiver = transfer.to().value();
        columns.amountMilli = transfer.amount().milli();
        columns.asset = transfer.amount().asset().name();
        columns.memo = transfer.memo();
        columns.blockNumber = transfer.blockNumber();
        columns.blockTime = transfer.blockTime();
        return columns;
    }

    ChainTransfer toTransfer(String operationText) {
        OperationId operation = OperationId.parse(operationText)
                .orElseThrow(() -> new IllegalStateException("the store holds a malformed operation id"));
        return new ChainTransfer(
                operation,
                TransferKind.valueOf(kind),
                new AccountName(sender),
                new AccountName(receiver),
                new HiveAmount(amountMilli, HiveAsset.valueOf(asset)),
                memo,
                blockNumber,
                blockTime);
    }
}
