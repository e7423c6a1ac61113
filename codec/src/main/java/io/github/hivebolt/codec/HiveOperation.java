package io.github.hivebolt.codec;

/**
 * The operations of Hive that this package can write: what the gateway sends, and what others send it on a simulated
 * chain.
 */
public sealed interface HiveOperation
        permits TransferOperation,
                TransferToSavingsOperation,
                TransferFromSavingsOperation,
                RecurrentTransferOperation,
                CustomJsonOperation {}
