package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.AccountMovement;
import io.github.hivebolt.ports.HiveHistory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongConsumer;

/** The account history of the chain model, as two honest hosts would show it. Thread-safe if the link is. */
public final class InMemoryHistory implements HiveHistory {
    private static final String PARTY = "Every Hive node";
    private static final Set<String> HOSTS = Set.of("hive-in-memory", "other-hive-in-memory");

    private final HiveChain chain;
    private final AccountName gateway;
    private final Link link;

    /**
     * A history.
     *
     * @param chain what is read
     * @param gateway whose money is looked for
     * @param link what goes wrong on the way
     */
    public InMemoryHistory(HiveChain chain, AccountName gateway, Link link) {
        this.chain = chain;
        this.gateway = gateway;
        this.link = link;
    }

    @Override
    public List<AccountMovement> movements(long afterBlock, long upToBlock, LongConsumer progress) {
        Unavailable.throwIf(link.next("movements"), PARTY);
        List<AccountMovement> found = new ArrayList<>();
        for (long number = afterBlock + 1; number <= upToBlock; number++) {
            chain.block(number).ifPresent(block -> found.addAll(of(block)));
        }
        progress.accept(found.size());
        return found;
    }

    @Override
    public Optional<Balance> balanceAfter(long block) {
        Unavailable.throwIf(link.next("balanceAfter"), PARTY);
        List<AccountMovement> since = new ArrayList<>();
        for (long number = block + 1; number <= chain.headNumber(); number++) {
            chain.block(number).ifPresent(later -> since.addAll(of(later)));
        }
        long hive = since.stream().mapToLong(AccountMovement::hiveMilli).sum();
        long hbd = since.stream().mapToLong(AccountMovement::hbdMilli).sum();
        io.github.hivebolt.devnet.chain.Balance now = chain.balance(gateway);
        return Optional.of(new Balance(
                new HiveAmount(now.hive().milli() - hive, HiveAsset.HIVE),
                new HiveAmount(now.hbd().milli() - hbd, HiveAsset.HBD),
                since));
    }

    private List<AccountMovement> of(ChainBlock block) {
        List<AccountMovement> found = new ArrayList<>();
        List<ChainTransfer> transfers = new ArrayList<>(Transfers.signed(block));
        transfers.addAll(Transfers.virtual(block));
        for (ChainTransfer transfer : transfers) {
            transfer(block, transfer).ifPresent(found::add);
        }
        for (ChainTransaction transaction : block.transactions()) {
            for (int index = 0; index < transaction.operations().size(); index++) {
                if (transaction.operations().get(index)
                                instanceof ChainOperation.Signed(TransferToSavingsOperation savings)
                        && savings.from().equals(gateway)) {
                    OperationId id = new OperationId.Signed(transaction.id(), index);
                    found.add(movement(
                            block, id, "transfer_to_savings_operation", savings.amount(), -1, Optional.empty()));
                }
            }
        }
        return found;
    }

    private Optional<AccountMovement> transfer(ChainBlock block, ChainTransfer transfer) {
        boolean in = transfer.to().equals(gateway);
        boolean out = transfer.from().equals(gateway) && movesFromLiquid(transfer);
        if (!in && !out) {
            return Optional.empty();
        }
        int sign = in && out ? 0 : in ? 1 : -1;
        boolean readerReportsIt = in || transfer.operation() instanceof OperationId.Signed;
        return Optional.of(movement(
                block,
                transfer.operation(),
                typeOf(transfer),
                transfer.amount(),
                sign,
                readerReportsIt ? Optional.of(transfer) : Optional.empty()));
    }

    private static boolean movesFromLiquid(ChainTransfer transfer) {
        return switch (transfer.kind()) {
            case TRANSFER, RECURRENT_FILL -> true;
            case FROM_SAVINGS, ESCROW_RELEASE -> false;
        };
    }

    private static String typeOf(ChainTransfer transfer) {
        return switch (transfer.kind()) {
            case TRANSFER -> "transfer_operation";
            case RECURRENT_FILL -> "fill_recurrent_transfer_operation";
            case FROM_SAVINGS -> "fill_transfer_from_savings_operation";
            case ESCROW_RELEASE -> "escrow_release_operation";
        };
    }

    private static AccountMovement movement(
            ChainBlock block,
            OperationId id,
            String type,
            HiveAmount amount,
            int sign,
            Optional<ChainTransfer> transfer) {
        long milli = sign * amount.milli();
        boolean hive = amount.asset() == HiveAsset.HIVE;
        return new AccountMovement(
                id, type, hive ? milli : 0, hive ? 0 : milli, transfer, block.number(), block.timestamp(), HOSTS);
    }
}
