package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Signs and broadcasts for accounts whose keys the devnet knows. Thread-safe. */
public final class ChainWallet {
    private static final Duration LIFETIME = Duration.ofMinutes(10);
    private static final int TRIES = 200;

    private final HiveChain chain;

    /**
     * A wallet with every key of a chain.
     *
     * @param chain the chain
     */
    public ChainWallet(HiveChain chain) {
        this.chain = chain;
    }

    /**
     * Transfers money.
     *
     * @param from who pays; his active key signs
     * @param to who receives
     * @param amount how much
     * @param memo the memo
     * @return the id of the transaction, which waits for a block
     * @throws ChainRejection if the chain refuses it
     */
    public TransactionId transfer(AccountName from, AccountName to, HiveAmount amount, String memo)
            throws ChainRejection {
        return sign(from, new TransferOperation(from, to, amount, memo));
    }

    /**
     * Signs an operation with an account's active key and broadcasts it.
     *
     * @param signer whose key
     * @param operation what to do
     * @return the id of the transaction, which waits for a block
     * @throws ChainRejection if the chain refuses it
     */
    public TransactionId sign(AccountName signer, HiveOperation operation) throws ChainRejection {
        ChainAccount account = chain.account(signer).orElseThrow(() -> Rejections.noSuchAccount(signer.value()));
        Instant expiration = chain.headTime().plus(LIFETIME);
        for (int attempt = 0; ; attempt++) {
            HiveTransaction transaction = transaction(operation, expiration.plusSeconds(attempt));
            byte[] digest = HiveSerializer.digest(chain.chainId(), transaction);
            String signature =
                    HiveSigner.sign(digest, account.keys().key("active")).hex();
            try {
                return chain.broadcast(new Submission(transaction, List.of(signature)));
            } catch (ChainRejection rejection) {
                // Equal transfers of the same moment would be one transaction: another expiration tells them apart.
                boolean duplicate = rejection.details().assertion().contains("is_known_transaction");
                if (!duplicate || attempt >= TRIES) {
                    throw rejection;
                }
            }
        }
    }

    private HiveTransaction transaction(HiveOperation operation, Instant expiration) {
        long reference = Math.max(1, chain.irreversibleNumber());
        long prefix = chain.block(reference)
                .map(block -> HiveSerializer.refBlockPrefix(block.id()))
                .orElse(0L);
        int number = chain.headNumber() == 0 ? 0 : HiveSerializer.refBlockNum(reference);
        return new HiveTransaction(number, prefix, expiration, List.of(operation));
    }
}
