package io.github.hivebolt.e2e.gateway;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.chain.ChainOperation;
import java.util.List;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** What a devnet's chain holds of what the gateway did. */
record ChainRecord(DevnetServer devnet) {
    /** All its transfers, irreversible or not, oldest first. */
    List<TransferOperation> sent() {
        return LongStream.rangeClosed(1, devnet.chain().headNumber())
                .boxed()
                .flatMap(number -> devnet.chain().block(number).stream())
                .flatMap(block -> block.transactions().stream())
                .flatMap(transaction -> transaction.operations().stream())
                .flatMap(ChainRecord::transfer)
                .filter(transfer -> transfer.from().equals(DevnetAccounts.GATEWAY))
                .toList();
    }

    /** Those for one order. */
    List<TransferOperation> sentFor(String orderId) {
        return sent().stream()
                .filter(transfer -> transfer.memo().contains("hb:" + orderId))
                .toList();
    }

    private static Stream<TransferOperation> transfer(ChainOperation operation) {
        return operation instanceof ChainOperation.Signed(TransferOperation transfer)
                ? Stream.of(transfer)
                : Stream.empty();
    }
}
