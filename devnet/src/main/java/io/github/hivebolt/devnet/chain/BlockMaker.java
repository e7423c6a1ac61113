package io.github.hivebolt.devnet.chain;

import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;

/** Makes blocks whose ids follow hived's rule: SHA-224 of the signed header, the first four bytes the number. */
final class BlockMaker {
    static final AccountName WITNESS = new AccountName("initminer");
    static final BlockId BEFORE_THE_FIRST = new BlockId("0".repeat(40));

    private static final int ID_HEX = 40;
    private static final HexFormat HEX = HexFormat.of();

    private final Seed seed;
    private int forks;

    BlockMaker(Seed seed) {
        this.seed = seed;
    }

    /** Makes sure that blocks made from now on differ from all made before. */
    void newFork() {
        forks++;
    }

    ChainBlock make(
            long number,
            BlockId previous,
            Instant timestamp,
            List<ChainTransaction> transactions,
            List<VirtualOperation> virtualOperations) {
        String merkleRoot = merkleRoot(transactions);
        String signature = "1f" + signaturePart(number, "r") + signaturePart(number, "s");
        byte[] header = header(previous, timestamp, merkleRoot, signature);
        String id =
                HEX.toHexDigits(number, 8) + HEX.formatHex(Seed.sha224(header)).substring(8, ID_HEX);
        return new ChainBlock(
                number,
                new BlockId(id),
                previous,
                timestamp,
                WITNESS,
                merkleRoot,
                signature,
                transactions,
                virtualOperations);
    }

    private String signaturePart(long number, String part) {
        return seed.hex("witness signature " + part + " " + number + " fork " + forks);
    }

    private static String merkleRoot(List<ChainTransaction> transactions) {
        if (transactions.isEmpty()) {
            return "0".repeat(ID_HEX);
        }
        StringBuilder ids = new StringBuilder();
        transactions.forEach(transaction -> ids.append(transaction.id().hex()));
        return HEX.formatHex(Seed.sha256(ids.toString().getBytes(StandardCharsets.US_ASCII)))
                .substring(0, ID_HEX);
    }

    private static byte[] header(BlockId previous, Instant timestamp, String merkleRoot, String signature) {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        header.writeBytes(HEX.parseHex(previous.hex()));
        header.writeBytes(ByteBuffer.allocate(Integer.BYTES)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt((int) timestamp.getEpochSecond())
                .array());
        header.write(WITNESS.value().length());
        header.writeBytes(WITNESS.value().getBytes(StandardCharsets.US_ASCII));
        header.writeBytes(HEX.parseHex(merkleRoot));
        header.write(0);
        header.writeBytes(HEX.parseHex(signature));
        return header.toByteArray();
    }
}
