package io.github.hivebolt.devnet;

import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.devnet.hived.NodeSwitches;
import io.github.hivebolt.domain.hive.TransactionId;
import java.time.Duration;
import java.util.List;

/** How one Hive node lags, lies and leaves things out. */
final class ControlHiveNode {
    private static final int MOST_BLOCKS = 1_000_000;
    private static final int ID_HEX = 40;

    private final DevnetServer devnet;

    ControlHiveNode(DevnetServer devnet) {
        this.devnet = devnet;
    }

    void change(ControlRequest request, NodeSwitches switches) throws ControlException {
        if (request.has("clear") && request.flag("clear")) {
            switches.clear();
        }
        if (request.has("lag")) {
            switches.lag((int) request.number("lag", 0, MOST_BLOCKS));
        }
        if (request.has("maxRange")) {
            switches.maxRange((int) request.number("maxRange", 0, MOST_BLOCKS));
        }
        if (request.has("hideVirtualOperations")) {
            switches.hideVirtualOperations(request.flag("hideVirtualOperations"));
        }
        if (request.has("dropBroadcasts")) {
            switches.dropBroadcasts(request.flag("dropBroadcasts"));
        }
        if (request.has("otherForkFrom")) {
            switches.otherForkFrom(request.number("otherForkFrom", 1, MOST_BLOCKS));
        }
        if (request.has("hideTransaction")) {
            switches.hide(request.transactionId(request.text("hideTransaction")));
        }
        if (request.has("hideFrom")) {
            switches.hideFrom(request.account("hideFrom"));
        }
        if (request.has("invent")) {
            invent(request.part("invent"), switches);
        }
    }

    private void invent(ControlRequest lie, NodeSwitches switches) throws ControlException {
        HiveChain chain = devnet.chain();
        long block = lie.numberOr("block", chain.headNumber() + 1, 1, MOST_BLOCKS);
        TransferOperation transfer = new TransferOperation(
                lie.account("from"), lie.account("to"), lie.amount("amount"), lie.textOr("memo", ""));
        String id = new Seed("invented").hex(transfer + " in " + block).substring(0, ID_HEX);
        switches.invent(
                block,
                new ChainTransaction(
                        new TransactionId(id),
                        0,
                        0,
                        chain.headTime().plus(Duration.ofMinutes(1)),
                        List.of(new ChainOperation.Signed(transfer)),
                        List.of()));
    }
}
