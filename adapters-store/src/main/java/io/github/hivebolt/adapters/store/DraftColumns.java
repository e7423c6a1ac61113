package io.github.hivebolt.adapters.store;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.domain.payout.TransferDraft;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;

/** The columns of a transfer that is to be made. */
@Embeddable
@SuppressWarnings("NullAway.Init") // JPA fills the fields.
final class DraftColumns {
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

    DraftColumns() {}

    static DraftColumns of(TransferDraft draft) {
        DraftColumns columns = new DraftColumns();
        columns.sender = draft.from().value();
        columns.receiver = draft.to().value();
        columns.amountMilli = draft.amount().milli();
        columns.asset = draft.amount().asset().name();
        columns.memo = draft.memo();
        return columns;
    }

    TransferDraft toDraft() {
        return new TransferDraft(
                new AccountName(sender),
                new AccountName(receiver),
                new HiveAmount(amountMilli, HiveAsset.valueOf(asset)),
                memo);
    }
}
