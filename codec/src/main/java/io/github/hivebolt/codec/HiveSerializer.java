package io.github.hivebolt.codec;

import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.TransactionId;
import java.util.Arrays;
import java.util.HexFormat;

/** Hive's binary form of transactions, and what is derived from it. Pure and thread-safe. */
public final class HiveSerializer {
    private static final int TRANSACTION_ID_BYTES = 20;
    private static final int NO_EXTENSIONS = 0;

    private HiveSerializer() {}

    /**
     * The unsigned bytes of a transaction in the form that the gateway signs.
     *
     * @param transaction the transaction
     * @return its bytes in {@link BinaryForm#HF26}
     */
    public static byte[] serialize(HiveTransaction transaction) {
        return serialize(transaction, BinaryForm.HF26);
    }

    /**
     * The unsigned bytes of a transaction.
     *
     * @param transaction the transaction
     * @param form which of its two forms
     * @return its bytes
     */
    public static byte[] serialize(HiveTransaction transaction, BinaryForm form) {
        HiveBytes bytes = new HiveBytes(form)
                .u16(transaction.refBlockNum())
                .u32(transaction.refBlockPrefix())
                .u32(transaction.expiration().getEpochSecond())
                .varint(transaction.operations().size());
        transaction.operations().forEach(operation -> write(bytes, operation));
        return bytes.varint(NO_EXTENSIONS).toByteArray();
    }

    // The numbers are the operations' positions in hived's list of operations.
    private static void write(HiveBytes bytes, HiveOperation operation) {
        switch (operation) {
            case TransferOperation op ->
                bytes.varint(2)
                        .account(op.from())
                        .account(op.to())
                        .amount(op.amount())
                        .text(op.memo());
            case TransferToSavingsOperation op ->
                bytes.varint(32)
                        .account(op.from())
                        .account(op.to())
                        .amount(op.amount())
                        .text(op.memo());
            case TransferFromSavingsOperation op ->
                bytes.varint(33)
                        .account(op.from())
                        .u32(op.requestId())
                        .account(op.to())
                        .amount(op.amount())
                        .text(op.memo());
            case CustomJsonOperation op ->
                bytes.varint(18)
                        .accounts(op.requiredAuths())
                        .accounts(op.requiredPostingAuths())
                        .text(op.id())
                        .text(op.json());
            case RecurrentTransferOperation op -> write(bytes, op);
        }
    }

    private static void write(HiveBytes bytes, RecurrentTransferOperation op) {
        bytes.varint(49).account(op.from()).account(op.to()).amount(op.amount()).text(op.memo());
        bytes.u16(op.recurrenceHours()).u16(op.executions());
        if (op.pairId().isPresent()) {
            bytes.varint(1).varint(1).u8(op.pairId().getAsInt());
        } else {
            bytes.varint(NO_EXTENSIONS);
        }
    }

    /**
     * The id of a transaction in the form that the gateway signs. It does not depend on signatures.
     *
     * @param transaction the transaction
     * @return its id in {@link BinaryForm#HF26}
     */
    public static TransactionId transactionId(HiveTransaction transaction) {
        return transactionId(transaction, BinaryForm.HF26);
    }

    /**
     * The id of a transaction.
     *
     * @param transaction the transaction
     * @param form in which of its two forms it is signed
     * @return its id
     */
    public static TransactionId transactionId(HiveTransaction transaction, BinaryForm form) {
        byte[] hash = Hashes.sha256(serialize(transaction, form));
        return new TransactionId(HexFormat.of().formatHex(Arrays.copyOf(hash, TRANSACTION_ID_BYTES)));
    }

    /**
     * What is signed, in the form that the gateway signs.
     *
     * @param chainId the chain that the signature is for
     * @param transaction the transaction
     * @return 32 bytes, of {@link BinaryForm#HF26}
     */
    public static byte[] digest(ChainId chainId, HiveTransaction transaction) {
        return digest(chainId, transaction, BinaryForm.HF26);
    }

    /**
     * What is signed.
     *
     * @param chainId the chain that the signature is for
     * @param transaction the transaction
     * @param form in which of its two forms
     * @return 32 bytes
     */
    public static byte[] digest(ChainId chainId, HiveTransaction transaction, BinaryForm form) {
        return Hashes.sha256(chainId.bytes(), serialize(transaction, form));
    }

    /**
     * How a transaction names a block.
     *
     * @param blockNumber the block's number
     * @return its low 16 bits
     */
    public static int refBlockNum(long blockNumber) {
        return (int) (blockNumber & 0xFFFF);
    }

    /**
     * How a transaction makes sure that it means the same block as the node.
     *
     * @param blockId the block's id
     * @return bytes 4 to 7 of the id, read as a little-endian number
     */
    public static long refBlockPrefix(BlockId blockId) {
        int bigEndian = HexFormat.fromHexDigits(blockId.hex(), 8, 16);
        return Integer.toUnsignedLong(Integer.reverseBytes(bigEndian));
    }
}
