package io.github.hivebolt.simulator;

import io.github.hivebolt.domain.hive.ChainTransfer;
import io.github.hivebolt.domain.hive.OperationId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.hive.TransferKind;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.BlockBatch;
import io.github.hivebolt.ports.Corroboration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/**
 * The Hive hosts that all processes ask. Block batches come from one of them; while the weather has a liar, that one
 * invents transfers, alters amounts and memos, hides what the gateway sent, and objects to what honest hosts report.
 */
final class HiveHosts {
    private static final String LIAR = "host-0";
    private static final int NEEDED = 2;

    private final int count;
    private final Weather weather;
    private final Workload workload;
    private final EventLog log;

    HiveHosts(int count, Weather weather, Workload workload, EventLog log) {
        this.count = count;
        this.weather = weather;
        this.workload = workload;
        this.log = log;
    }

    BlockBatch serve(BlockBatch honest) {
        String host = "host-" + weather.chance().between(0, count - 1);
        if (!weather.is(Fault.LYING_HOST) || !host.equals(LIAR) || honest.isEmpty()) {
            return new BlockBatch(honest.after(), honest.last(), honest.transfers(), host);
        }
        return new BlockBatch(honest.after(), honest.last(), lies(honest), host);
    }

    private List<ChainTransfer> lies(BlockBatch honest) {
        List<ChainTransfer> lies = new ArrayList<>();
        for (ChainTransfer transfer : honest.transfers()) {
            // What it hides of anything else is for the reconciler to find, not for the engine.
            boolean ours =
                    transfer.from().equals(Accounts.GATEWAY) && transfer.memo().contains("hb:");
            if (ours && weather.chance().oneIn(2)) {
                log.add("liar", "hides " + transfer.operation().text());
            } else {
                lies.add(weather.chance().oneIn(2) ? altered(transfer) : transfer);
            }
        }
        if (weather.chance().oneIn(3)) {
            lies.add(invented(honest));
        }
        return lies;
    }

    private ChainTransfer altered(ChainTransfer transfer) {
        log.add("liar", "alters " + transfer.operation().text());
        HiveAmount more =
                new HiveAmount(transfer.amount().milli() * 10, transfer.amount().asset());
        return with(transfer, more, transfer.memo());
    }

    private static ChainTransfer with(ChainTransfer transfer, HiveAmount amount, String memo) {
        return new ChainTransfer(
                transfer.operation(),
                transfer.kind(),
                transfer.from(),
                transfer.to(),
                amount,
                memo,
                transfer.blockNumber(),
                transfer.blockTime());
    }

    private ChainTransfer invented(BlockBatch honest) {
        byte[] id = weather.chance().source().bytes(20);
        boolean outgoing = weather.chance().oneIn(3);
        log.add("liar", outgoing ? "invents a payout" : "invents a transfer");
        String memo = outgoing ? "Refund: invented | hb:" + "0".repeat(40) + "-0" : workload.anyPayableMemo();
        return new ChainTransfer(
                new OperationId.Signed(new TransactionId(HexFormat.of().formatHex(id)), 0),
                TransferKind.TRANSFER,
                outgoing ? Accounts.GATEWAY : Accounts.CUSTOMERS.getFirst(),
                outgoing ? Accounts.CUSTOMERS.getFirst() : Accounts.GATEWAY,
                new HiveAmount(50_000, HiveAsset.HIVE),
                memo,
                honest.last().number(),
                honest.last().timestamp());
    }

    /** What the hosts other than the serving one say, given what is true. */
    Corroboration corroborate(ChainTransfer transfer, String servedBy, Corroboration truth) {
        int agreeing = 1;
        int altering = 0;
        Optional<String> objection = Optional.empty();
        for (int i = 0; i < count; i++) {
            String host = "host-" + i;
            if (weather.is(Fault.LONELY_HOST) && i != count - 1) {
                continue;
            }
            boolean lies = weather.is(Fault.LYING_HOST) && host.equals(LIAR);
            if (host.equals(servedBy)) {
                // It adds nothing by repeating itself, but it may take back what it said.
                altering += truth instanceof Corroboration.Altered && !lies ? 1 : 0;
                continue;
            }
            if (truth instanceof Corroboration.Agreed && !lies) {
                agreeing++;
            } else {
                objection = Optional.of(host + " has something else.");
                altering += truth instanceof Corroboration.Altered && !lies ? 1 : 0;
            }
        }
        if (altering >= NEEDED) {
            return truth;
        }
        if (agreeing >= NEEDED) {
            return new Corroboration.Agreed(agreeing);
        }
        return objection
                .<Corroboration>map(Corroboration.Disagreed::new)
                .orElseGet(() -> new Corroboration.NotEnoughHosts("1 of 2 hosts reports it."));
    }
}
