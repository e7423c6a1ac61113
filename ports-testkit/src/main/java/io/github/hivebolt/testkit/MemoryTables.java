package io.github.hivebolt.testkit;

/** All that the store in memory holds. */
final class MemoryTables {
    final MemoryJournal journal = new MemoryJournal();
    final MemoryOrders orders = new MemoryOrders(journal);
    final MemoryReceiveOrders received = new MemoryReceiveOrders(journal);
    final MemoryApi api = new MemoryApi(journal);
    final MemoryPayouts payouts = new MemoryPayouts(journal);
    final MemoryChain chain = new MemoryChain(journal);
    final MemoryBooks books = new MemoryBooks(journal);
    final MemoryWork work = new MemoryWork(journal);
    final MemoryLeases leases = new MemoryLeases(journal);
    final MemoryMessages messages = new MemoryMessages(journal);
}
