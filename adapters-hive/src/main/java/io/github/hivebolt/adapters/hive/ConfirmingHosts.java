package io.github.hivebolt.adapters.hive;

/** How many hosts must agree; it changes with the list of nodes. Every question uses one number from first to last. */
final class ConfirmingHosts {
    private volatile int needed;

    ConfirmingHosts(int needed) {
        this.needed = needed;
    }

    int needed() {
        return needed;
    }

    /**
     * Changes the nodes and the number. What begins meanwhile is judged by the higher number, so that no host of the
     * longer list suffices alone.
     */
    void change(int next, Runnable changeNodes) {
        needed = Math.max(needed, next);
        changeNodes.run();
        needed = next;
    }
}
