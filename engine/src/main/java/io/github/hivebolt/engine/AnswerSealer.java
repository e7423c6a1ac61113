package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.memo.MemoReader;
import io.github.hivebolt.domain.memo.MemoReading;
import io.github.hivebolt.domain.order.PrivateAnswer;
import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.domain.payout.Payout;
import io.github.hivebolt.domain.payout.TransferDraft;
import io.github.hivebolt.ports.HiveAccount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;
import io.github.hivebolt.ports.RandomSource;
import io.github.hivebolt.ports.store.OrderRow;
import io.github.hivebolt.ports.store.OrderStore;
import java.nio.ByteBuffer;
import java.util.Optional;

/**
 * Encrypts the answer to an encrypted request, just before it is signed and committed. Whatever stands in the way, the
 * answer goes without words: money never waits for a memo. Thread-safe.
 */
final class AnswerSealer {
    private final OrderStore store;
    private final HiveReader reader;
    private final MemoReader memos;
    private final RandomSource random;

    AnswerSealer(EnginePorts ports) {
        this.store = ports.store();
        this.reader = ports.reader();
        this.memos = ports.memos();
        this.random = ports.random();
    }

    /** What is to be signed: with an encrypted memo where the request was encrypted and could be read. */
    TransferDraft sealed(Payout payout) {
        return store.read(view -> view.order(payout.order()))
                .map(OrderRow::order)
                .filter(this::wasRead)
                .flatMap(PrivateAnswer::of)
                .flatMap(words -> encrypt(words, payout.draft().to()))
                .map(payout.draft()::withMemo)
                .orElse(payout.draft());
    }

    /**
     * A request that we cannot read may be another gateway's encrypted answer. A public answer stops it from answering
     * in turn; two encrypted ones that neither can read could go on for ever (design rule 12).
     */
    private boolean wasRead(SendOrder order) {
        return memos.read(order.transfer().memo()) instanceof MemoReading.Decrypted;
    }

    private Optional<String> encrypt(String words, AccountName payee) {
        return memoKey(payee)
                .flatMap(key -> memos.encrypt(
                        words, key, ByteBuffer.wrap(random.bytes(8)).getLong()));
    }

    /** The key that the chain has now: the one in the request's memo is only what its writer says. */
    private Optional<String> memoKey(AccountName payee) {
        try {
            return reader.account(payee).map(HiveAccount::memoKey);
        } catch (PartyUnavailableException unavailable) {
            return Optional.empty();
        }
    }
}
