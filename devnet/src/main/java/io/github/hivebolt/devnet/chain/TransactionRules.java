package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.ChainId;
import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSignature;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.domain.hive.AccountName;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** What must hold of a transaction besides what its operations do: authority, time, reference block. */
final class TransactionRules {
    static final Duration MAX_LIFETIME = Duration.ofHours(24);

    private final ChainId chainId;
    private final Function<AccountName, Optional<ChainAccount>> accounts;

    TransactionRules(ChainId chainId, Function<AccountName, Optional<ChainAccount>> accounts) {
        this.chainId = chainId;
        this.accounts = accounts;
    }

    void checkAuthority(Submission submission, BinaryForm form) throws ChainRejection {
        Set<HivePublicKey> signers = signers(submission, form);
        for (HiveOperation operation : submission.transaction().operations()) {
            if (operation instanceof CustomJsonOperation custom) {
                checkCustomJson(custom, signers);
            } else {
                AccountName payer = payer(operation);
                ChainAccount account = accounts.apply(payer).orElseThrow(() -> Rejections.noSuchAccount(payer.value()));
                if (!account.mayActActively(signers)) {
                    throw Rejections.missingAuthority(payer, signers);
                }
            }
        }
    }

    void checkTime(HiveTransaction transaction, Instant headTime) throws ChainRejection {
        Instant expiration = transaction.expiration();
        if (expiration.isAfter(headTime.plus(MAX_LIFETIME))) {
            throw Rejections.expiresTooFar(headTime, expiration, MAX_LIFETIME.toSeconds());
        }
        if (!headTime.isBefore(expiration)) {
            throw Rejections.expired(headTime, expiration);
        }
    }

    void checkReference(HiveTransaction transaction, long prefixOfThatBlock) throws ChainRejection {
        if (transaction.refBlockPrefix() != prefixOfThatBlock) {
            throw Rejections.tapos(transaction.refBlockPrefix(), prefixOfThatBlock);
        }
    }

    static AccountName payer(HiveOperation operation) {
        return switch (operation) {
            case TransferOperation op -> op.from();
            case TransferToSavingsOperation op -> op.from();
            case TransferFromSavingsOperation op -> op.from();
            case RecurrentTransferOperation op -> op.from();
            case CustomJsonOperation op ->
                op.requiredAuths().isEmpty()
                        ? op.requiredPostingAuths().first()
                        : op.requiredAuths().first();
        };
    }

    private void checkCustomJson(CustomJsonOperation custom, Set<HivePublicKey> signers) throws ChainRejection {
        for (AccountName name : custom.requiredAuths()) {
            if (accounts.apply(name)
                    .filter(account -> account.mayActActively(signers))
                    .isEmpty()) {
                throw Rejections.missingAuthority(name, signers);
            }
        }
        for (AccountName name : custom.requiredPostingAuths()) {
            if (accounts.apply(name).filter(account -> account.mayPost(signers)).isEmpty()) {
                throw Rejections.missingAuthority(name, signers);
            }
        }
    }

    private Set<HivePublicKey> signers(Submission submission, BinaryForm form) throws ChainRejection {
        byte[] digest = HiveSerializer.digest(chainId, submission.transaction(), form);
        Set<HivePublicKey> signers = new LinkedHashSet<>();
        for (String signature : submission.signatures()) {
            signers.add(signer(digest, signature));
        }
        return signers;
    }

    private static HivePublicKey signer(byte[] digest, String signature) throws ChainRejection {
        try {
            return HiveSigner.recover(digest, new HiveSignature(signature.toLowerCase(Locale.ROOT)))
                    .orElseThrow(Rejections::brokenSignature);
        } catch (IllegalArgumentException noSignature) {
            throw Rejections.brokenSignature();
        }
    }
}
