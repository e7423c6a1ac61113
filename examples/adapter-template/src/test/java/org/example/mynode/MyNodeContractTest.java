package org.example.mynode;

import io.github.hivebolt.ports.LightningPayer;
import io.github.hivebolt.testkit.LightningPayerContract;
import io.github.hivebolt.testkit.LightningWorld;

/** Remove "abstract" when your double of the node is there; then make every test green. */
abstract class MyNodeContractTest implements LightningPayerContract {
    @Override
    public abstract LightningWorld world();

    @Override
    public abstract LightningPayer payer();
}
