package io.github.hivebolt.testkit;

/** A {@link HiveWorld} whose hosts can be broken in every way. */
public interface HiveFaultWorld extends HiveWorld {
    /**
     * Lets every request to every host meet a fault, until {@link #heal}.
     *
     * @param fault the fault
     */
    void faultOnEverything(WireFault fault);
}
