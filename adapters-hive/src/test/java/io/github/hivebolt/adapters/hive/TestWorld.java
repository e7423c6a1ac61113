package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockReference;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.HiveSender;
import io.github.hivebolt.ports.spi.AdapterContext;
import io.github.hivebolt.testkit.HiveWorld;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/** A chain, some nodes and the adapter that is tested. */
final class TestWorld implements HiveWorld, AutoCloseable {
    static final AccountName GATEWAY = new AccountName("gateway");
    static final AccountName CUSTOMER = new AccountName("customer");
    private static final Duration SHORT = Duration.ofSeconds(3);
    // The first call of a test run also loads the HTTP client, which takes its time on a busy machine.
    private static final Duration LONG = Duration.ofSeconds(10);
    static final HiveTimeouts TIMEOUTS = new HiveTimeouts(SHORT, LONG, SHORT, LONG, SHORT);

    private final TestTime time = new TestTime();
    private final TestChain chain;
    private final List<TestNode> nodes;
    private final HiveNodes hive;

    TestWorld(int hosts) {
        this(hosts, 60, Math.min(hosts, 2));
    }

    TestWorld(int hosts, int blocks, int confirmNodes) {
        chain = new TestChain("main", blocks, time.now());
        nodes = IntStream.range(0, hosts)
                .mapToObj(i -> new TestNode(new TestAnswers(chain)))
                .toList();
        hive = HiveNodes.open(
                HiveNodesSettings.of(GATEWAY, nodes.stream().map(TestNode::url).toList(), TestAnswers.CHAIN)
                        .withActiveKey(TestAnswers.KEY)
                        .withConfirmNodes(confirmNodes)
                        .withTimeouts(TIMEOUTS),
                new AdapterContext(time, new TestRandom(1)));
    }

    TestTime time() {
        return time;
    }

    TestChain chain() {
        return chain;
    }

    TestNode node(int index) {
        return nodes.get(index);
    }

    HiveNodes hive() {
        return hive;
    }

    HiveReader reader() {
        return hive.reader();
    }

    HiveSender sender() {
        return hive.sender();
    }

    BlockReference end() {
        return reference(chain.head());
    }

    @Override
    public AccountName gateway() {
        return GATEWAY;
    }

    @Override
    public AccountName customer() {
        return CUSTOMER;
    }

    @Override
    public void produce(int blocks) {
        chain.produce(blocks);
        time.advance(Duration.ofSeconds(3L * blocks));
    }

    @Override
    public long irreversibleNumber() {
        return chain.head();
    }

    @Override
    public BlockReference reference(long number) {
        return chain.block(number).reference();
    }

    @Override
    public TransactionId transfer(AccountName from, AccountName to, HiveAmount amount, String memo) {
        return new TransactionId(chain.submit(TestOperations.transfer(from.value(), to.value(), amount, memo)));
    }

    @Override
    public TransactionId twoTransfers(HiveAmount amount, String memo) {
        String one = TestOperations.transfer(CUSTOMER.value(), GATEWAY.value(), amount, memo);
        return new TransactionId(chain.submit(one, one));
    }

    @Override
    public TransactionId recurrentTransfer(HiveAmount amount, String memo) {
        chain.submitVirtual(TestOperations.recurrentFill(CUSTOMER.value(), GATEWAY.value(), amount, memo));
        return new TransactionId(
                chain.submit(TestOperations.recurrentTransfer(CUSTOMER.value(), GATEWAY.value(), amount, memo)));
    }

    @Override
    public Optional<Long> blockOf(TransactionId id) {
        return chain.blockOf(id.hex());
    }

    @Override
    public void cut() {
        nodes.forEach(node -> node.script((request, honest) -> TestNode.Reply.html(502, "<html>Bad gateway</html>")));
        time.advance(Duration.ofSeconds(11));
    }

    @Override
    public void heal() {
        nodes.forEach(TestNode::honest);
        time.advance(Duration.ofSeconds(6));
    }

    @Override
    public void close() {
        hive.close();
        nodes.forEach(TestNode::close);
    }
}
