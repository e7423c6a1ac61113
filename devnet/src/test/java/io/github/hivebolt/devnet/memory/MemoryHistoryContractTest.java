package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.domain.lightning.Invoice;
import io.github.hivebolt.ports.LightningHistory;
import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.testkit.LightningHistoryContract;
import io.github.hivebolt.testkit.LightningWorld;

class MemoryHistoryContractTest implements LightningHistoryContract {
    private final MemoryLightningWorld world = new MemoryLightningWorld();

    @Override
    public LightningWorld world() {
        return world;
    }

    @Override
    public LightningPayer payer() {
        return world.payer();
    }

    @Override
    public LightningHistory history() {
        return world.history();
    }

    @Override
    public Invoice ownInvoice(String description) {
        return world.ownInvoice(AMOUNT, description);
    }
}
