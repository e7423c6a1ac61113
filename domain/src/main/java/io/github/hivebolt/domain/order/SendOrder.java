package io.github.hivebolt.domain.order;

import io.github.hivebolt.domain.hive.ChainTransfer;

/**
 * Hive to Lightning: somebody transferred HIVE or HBD and named a Lightning destination.
 *
 * @param transfer the transfer that brought the money
 * @param confidential whether its memo came encrypted, so that no answer may repeat anything of it
 * @param state where the order is
 */
public record SendOrder(ChainTransfer transfer, boolean confidential, SendState state) implements Order {
    /**
     * A new order of a transfer that was just credited.
     *
     * @param transfer the transfer
     * @return the order in state received
     */
    public static SendOrder received(ChainTransfer transfer) {
        return new SendOrder(transfer, false, new SendState.Received());
    }

    @Override
    public OrderId id() {
        return OrderId.of(transfer.operation());
    }

    SendOrder with(SendState next) {
        return new SendOrder(transfer, confidential, next);
    }

    SendOrder withConfidential(boolean isConfidential) {
        return new SendOrder(transfer, isConfidential, state);
    }
}
