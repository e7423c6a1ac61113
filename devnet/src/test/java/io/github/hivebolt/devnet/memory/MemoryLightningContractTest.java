package io.github.hivebolt.devnet.memory;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.ports.LightningReceiver;
import io.github.hivebolt.testkit.LightningPayerContract;
import io.github.hivebolt.testkit.LightningReceiverContract;
import io.github.hivebolt.testkit.LightningWorld;
import org.junit.jupiter.api.Nested;

/** What tests and simulator pay with behaves as what production pays with. */
class MemoryLightningContractTest {
    @Nested
    class Payer implements LightningPayerContract {
        private final MemoryLightningWorld world = new MemoryLightningWorld();
        private final LightningPayer payer = world.payer();

        @Override
        public LightningWorld world() {
            return world;
        }

        @Override
        public LightningPayer payer() {
            return payer;
        }
    }

    @Nested
    class Receiver implements LightningReceiverContract {
        private final MemoryLightningWorld world = new MemoryLightningWorld();
        private final LightningReceiver receiver = world.receiver();

        @Override
        public LightningWorld world() {
            return world;
        }

        @Override
        public LightningReceiver receiver() {
            return receiver;
        }
    }

    /** A node without hold invoices. */
    @Nested
    class PlainReceiver implements LightningReceiverContract {
        private final MemoryLightningWorld world = new MemoryLightningWorld();
        private final LightningReceiver receiver = world.plainReceiver();

        @Override
        public LightningWorld world() {
            return world;
        }

        @Override
        public LightningReceiver receiver() {
            return receiver;
        }
    }
}
