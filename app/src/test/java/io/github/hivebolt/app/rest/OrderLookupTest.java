package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.order.SendOrder;
import io.github.hivebolt.testkit.InMemoryOrderStore;
import io.github.hivebolt.testkit.ManualTimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Finding and paging, over a real store. */
class OrderLookupTest {
    private final ManualTimeSource time = new ManualTimeSource(SampleOrders.NOW);
    private final InMemoryOrderStore store = new InMemoryOrderStore(time);
    private final OrderLookup lookup = new OrderLookup(Gateways.desk(store, time));

    private void insert(SendOrder order) {
        assertThat(store.<Boolean>write(tx -> tx.insertOrder(order, time.now())))
                .isTrue();
    }

    private static OrderQuery query(String limit) {
        return new OrderQuery(null, null, null, null, limit);
    }

    private static OrderQuery page(String after, String limit) {
        return new OrderQuery(null, null, null, after, limit);
    }

    private static List<String> ids(OrderPage page) {
        return page.orders().stream().map(OrderView::id).toList();
    }

    @Test
    void order_isFoundByIdAndByTransaction() {
        SendOrder order = SampleOrders.orderOf("alice", 7);
        insert(order);

        assertThat(lookup.find(order.id().text()).row().order()).isEqualTo(order);
        assertThat(lookup.find(SampleOrders.transaction(7).hex()).row().order()).isEqualTo(order);
    }

    @Test
    void unknownOrder_is404() {
        Answers.problem(() -> lookup.find(SampleOrders.transaction(7).hex()), 404, "ORDER_NOT_FOUND");
        Answers.problem(() -> lookup.find("r0123456789"), 404, "ORDER_NOT_FOUND");
    }

    @Test
    void whatIsNoId_is400AndIsNotRepeated() {
        for (String nonsense : List.of("1", "<script>", "A".repeat(40), "x".repeat(10_000), "' OR 1=1")) {
            assertThat(Answers.problem(() -> lookup.find(nonsense), 400, "INVALID_ORDER_ID"))
                    .doesNotContain("script")
                    .hasSizeLessThan(300);
        }
    }

    @Test
    void pages_giveEveryOrderOnceNewestFirst() {
        List<String> inserted = new ArrayList<>();
        for (int i = 1; i <= 7; i++) {
            insert(SampleOrders.orderOf("alice", i));
            inserted.addFirst(SampleOrders.transaction(i).hex() + "-0");
        }
        List<String> seen = new ArrayList<>();
        int pages = 0;
        Optional<String> next = Optional.of("");
        while (next.isPresent()) {
            OrderPage page = lookup.page(page(next.get(), "3"));
            assertThat(page.orders()).hasSizeBetween(1, 3);
            seen.addAll(ids(page));
            next = page.next();
            pages++;
        }

        assertThat(seen).isEqualTo(inserted);
        assertThat(pages).isEqualTo(3);
    }

    @Test
    void pageThatEndsWithTheLastOrder_hasNoNext() {
        insert(SampleOrders.orderOf("alice", 1));
        insert(SampleOrders.orderOf("alice", 2));

        assertThat(lookup.page(query("2")).next()).isEmpty();
        assertThat(lookup.page(query("1")).next()).isPresent();
    }

    @Test
    void filters_narrowTheList() {
        insert(SampleOrders.orderOf("alice", 1));
        insert(SampleOrders.orderOf("bob", 2));
        OrderQuery byAccount = new OrderQuery("bob", null, null, null, null);
        OrderQuery byState = new OrderQuery(null, "send", "parked,done", null, null);
        OrderQuery both = new OrderQuery(null, null, "received", null, null);
        OrderQuery receive = new OrderQuery(null, "receive", null, null, null);

        assertThat(ids(lookup.page(byAccount)))
                .containsExactly(SampleOrders.transaction(2).hex() + "-0");
        assertThat(ids(lookup.page(byState))).isEmpty();
        assertThat(ids(lookup.page(both))).hasSize(2);
        assertThat(ids(lookup.page(receive))).isEmpty();
    }

    @Test
    void badQueries_areOneClearSentence() {
        OrderQuery account = new OrderQuery("@Alice", null, null, null, null);
        OrderQuery state = new OrderQuery(null, null, "lost", null, null);
        OrderQuery after = new OrderQuery(null, null, null, "5", null);
        OrderQuery direction = new OrderQuery(null, "up", null, null, null);
        for (OrderQuery bad : List.of(
                account,
                state,
                after,
                direction,
                query("0"),
                query("201"),
                query("-1"),
                query("ten"),
                query("9".repeat(30)))) {
            Answers.problem(() -> lookup.page(bad), 400, "INVALID_QUERY");
        }
    }
}
