package io.github.hivebolt.adapters.hive;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.adapters.hive.TipRule.Tip;
import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.HivePrivateKey;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSignature;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.HiveTransactionJson;
import io.github.hivebolt.codec.SignedHiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.payout.SignedTransfer;
import io.github.hivebolt.domain.payout.TransferDraft;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Makes signed transfers. Nothing leaves but questions for head and reference block. Thread-safe. */
final class TransferSigner {
    private static final Duration LIFE = Duration.ofMinutes(10);
    private static final int BLOCKS_BACK = 20;

    private final AccountName account;
    private final HivePrivateKey key;
    private final ChainId chain;
    private final TipWatch tips;
    private final ReferenceBlocks references;

    TransferSigner(AccountName account, HivePrivateKey key, ChainId chain, TipWatch tips, ReferenceBlocks references) {
        this.account = account;
        this.key = key;
        this.chain = chain;
        this.tips = tips;
        this.references = references;
    }

    /** See {@link io.github.hivebolt.ports.HiveSender#sign}. */
    SignedTransfer sign(TransferDraft draft) {
        require(draft.from().equals(account), "only transfers of " + account + " can be signed");
        TransferOperation operation = new TransferOperation(draft.from(), draft.to(), draft.amount(), draft.memo());
        require(
                HiveTransactionJson.isWritable(draft.memo()),
                "a memo must not hold control characters other than tab and line breaks");
        Tip tip = tips.tip();
        BlockReference reference =
                references.uncontradicted(Math.max(1, tip.chain().irreversibleNumber() - BLOCKS_BACK));
        Instant expiration = tip.agreedHeadTime().plus(LIFE);
        HiveTransaction transaction = new HiveTransaction(
                HiveSerializer.refBlockNum(reference.number()),
                HiveSerializer.refBlockPrefix(reference.id()),
                expiration,
                List.of(operation));
        HiveSignature signature = checkedSignature(transaction);
        return new SignedTransfer(
                draft,
                HiveSerializer.transactionId(transaction, BinaryForm.HF26),
                expiration,
                reference.number(),
                HiveTransactionJson.write(new SignedHiveTransaction(transaction, List.of(signature))));
    }

    private HiveSignature checkedSignature(HiveTransaction transaction) {
        byte[] digest = HiveSerializer.digest(chain, transaction, BinaryForm.HF26);
        HiveSignature signature = HiveSigner.sign(digest, key);
        boolean ours = HiveSigner.recover(digest, signature)
                .filter(key.publicKey()::equals)
                .isPresent();
        if (!ours) {
            throw new IllegalStateException("our own signature does not fit our key; nothing was sent");
        }
        return signature;
    }
}
