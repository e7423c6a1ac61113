package io.github.hivebolt.adapters.store;

/** All tables, by way of one transaction. */
final class StoreTables {
    final StoreSession session;
    final OrderTable orders;
    final ReceiveTable received;
    final ApiTable api;
    final PayoutTable payouts;
    final ChainTable chain;
    final BookTable books;
    final WorkTable work;
    final LeaseTable leases;
    final MessageTable messages;

    StoreTables(StoreSession session) {
        this.session = session;
        this.orders = new OrderTable(session);
        this.received = new ReceiveTable(session);
        this.api = new ApiTable(session);
        this.payouts = new PayoutTable(session);
        this.chain = new ChainTable(session);
        this.books = new BookTable(session);
        this.work = new WorkTable(session);
        this.leases = new LeaseTable(session);
        this.messages = new MessageTable(session);
    }
}
