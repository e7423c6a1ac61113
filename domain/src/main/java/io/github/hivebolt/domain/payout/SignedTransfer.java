package io.github.hivebolt.domain.payout;

import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Instant;

/**
 * A transfer that was signed, with the very bytes that are broadcast, however often (design rule 5).
 *
 * @param draft what was signed
 * @param id the transaction id in the binary form that was signed
 * @param expiration the chain refuses it from this time on, whole seconds
 * @param referenceBlock the number of the irreversible block that it refers to (TaPoS): it cannot be in that block or
 *     an earlier one
 * @param json the signed transaction as nodes take it
 */
public record SignedTransfer(
        TransferDraft draft, TransactionId id, Instant expiration, long referenceBlock, String json) {}
