package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.domain.lightning.PaymentHash;
import io.github.hivebolt.domain.memo.AnswerMemo;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.order.OrderId;
import io.github.hivebolt.domain.order.SendPolicy;
import io.github.hivebolt.domain.order.SendRequest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The gateway's transfers, sorted into requests, answers and what cannot be read. Not thread-safe. */
final class RebuildStory {
    private final MemoReader memos;
    private final SendPolicy policy;
    private final List<ChainTransfer> incoming = new ArrayList<>();
    private final List<ChainTransfer> outgoing = new ArrayList<>();
    private final Map<OrderId, List<ChainTransfer>> answers = new HashMap<>();
    private final List<ChainTransfer> unreadable = new ArrayList<>();
    private final Map<OrderId, Request> requests = new HashMap<>();
    private final Map<PaymentHash, Integer> uses = new HashMap<>();

    RebuildStory(MemoReader memos, SendPolicy policy) {
        this.memos = memos;
        this.policy = policy;
    }

    /** What a transfer asks for. */
    record Request(boolean confidential, Optional<Invoice> invoice, boolean namesOffer) {}

    void add(ChainTransfer transfer) {
        boolean in = transfer.to().equals(policy.gateway());
        boolean out = transfer.from().equals(policy.gateway());
        if (in && !out) {
            incoming.add(transfer);
            OrderId id = OrderId.of(transfer.operation());
            Request request = read(transfer);
            requests.put(id, request);
            request.invoice().ifPresent(invoice -> uses.merge(invoice.paymentHash(), 1, Integer::sum));
        } else if (out && !in) {
            outgoing.add(transfer);
            sort(transfer);
        }
    }

    private Request read(ChainTransfer transfer) {
        MemoReading memo = memos.read(transfer.memo());
        boolean confidential = !(memo instanceof MemoReading.Plain);
        SendRequest asked = SendRequest.of(memo, policy.decoder());
        Optional<Invoice> invoice =
                asked instanceof SendRequest.PayInvoice pay ? Optional.of(pay.invoice()) : Optional.empty();
        return new Request(confidential, invoice, asked instanceof SendRequest.PayOffer);
    }

    private void sort(ChainTransfer transfer) {
        if (memos.read(transfer.memo()) instanceof MemoReading.Undecipherable) {
            unreadable.add(transfer);
        }
        namedOrder(memos, transfer.memo())
                .ifPresent(id -> answers.computeIfAbsent(id, ignored -> new ArrayList<>())
                        .add(transfer));
    }

    /** An answer as its reader sees it. */
    ChainTransfer readable(ChainTransfer answer) {
        return memos.read(answer.memo()) instanceof MemoReading.Decrypted(String text)
                ? new ChainTransfer(
                        answer.operation(),
                        answer.kind(),
                        answer.from(),
                        answer.to(),
                        answer.amount(),
                        text,
                        answer.blockNumber(),
                        answer.blockTime())
                : answer;
    }

    /** The order that an answer names, encrypted or not. */
    static Optional<OrderId> namedOrder(MemoReader memos, String memo) {
        return switch (memos.read(memo)) {
            case MemoReading.Plain(String text) -> AnswerMemo.namedOrder(text);
            case MemoReading.Decrypted(String text) -> AnswerMemo.namedOrder(text);
            case MemoReading.Undecipherable() -> Optional.empty();
        };
    }

    List<ChainTransfer> incoming() {
        return incoming;
    }

    List<ChainTransfer> outgoing() {
        return outgoing;
    }

    List<ChainTransfer> answers(OrderId id) {
        return answers.getOrDefault(id, List.of());
    }

    List<ChainTransfer> unreadable(ChainTransfer request) {
        AccountName sender = request.from();
        return unreadable.stream()
                .filter(transfer ->
                        transfer.to().equals(sender) && transfer.amount().equals(request.amount()))
                .filter(transfer -> transfer.blockNumber() >= request.blockNumber())
                .toList();
    }

    /** Transfers to a payee, of an amount, that nobody can read. */
    List<ChainTransfer> unreadable(AccountName payee, HiveAmount amount) {
        return unreadable.stream()
                .filter(transfer ->
                        transfer.to().equals(payee) && transfer.amount().equals(amount))
                .toList();
    }

    Request request(ChainTransfer transfer) {
        Request known = requests.get(OrderId.of(transfer.operation()));
        return known == null ? read(transfer) : known;
    }

    boolean names(PaymentHash hash) {
        return uses.containsKey(hash);
    }

    boolean isShared(PaymentHash hash) {
        return uses.getOrDefault(hash, 0) > 1;
    }
}
