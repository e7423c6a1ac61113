package io.github.hivebolt.devnet.story;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.DevnetAccounts;
import io.github.hivebolt.devnet.DevnetServer;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** Somebody with a Hive account, and what the chain says he got back. */
public final class Customer {
    private static final BigDecimal MSAT_PER_SAT = BigDecimal.valueOf(1_000);

    private final DevnetServer devnet;
    private final AccountName name;

    /**
     * A customer of a devnet.
     *
     * @param devnet running
     * @param name an account of the devnet
     */
    public Customer(DevnetServer devnet, String name) {
        this.devnet = devnet;
        this.name = new AccountName(name);
    }

    /**
     * A transfer to the gateway.
     *
     * @param orderId the id of the order that it brings about
     * @param amount what was transferred
     */
    public record Transfer(String orderId, HiveAmount amount) {}

    /**
     * What came back for an order.
     *
     * @param amount how much
     * @param memo what was said with it
     */
    public record Answer(HiveAmount amount, String memo) {}

    /**
     * Transfers HIVE to the gateway.
     *
     * @param decimal how much, with three decimals
     * @param memo what is asked for
     * @return the transfer, in the mempool
     */
    public Transfer transfer(String decimal, String memo) {
        HiveAmount amount = HiveAmount.parse(decimal, HiveAsset.HIVE);
        try {
            String id = devnet.wallet()
                    .transfer(name, DevnetAccounts.GATEWAY, amount, memo)
                    .hex();
            return new Transfer(id + "-0", amount);
        } catch (ChainRejection rejection) {
            throw new StoryException(
                    name + " cannot transfer: " + rejection.details().message(), rejection);
        }
    }

    /**
     * All that the gateway sent this customer for an order, irreversible or not.
     *
     * @param transfer what brought the order about
     * @return every answer, oldest first
     */
    public List<Answer> answers(Transfer transfer) {
        List<Answer> answers = new ArrayList<>();
        for (long number = 1; number <= devnet.chain().headNumber(); number++) {
            devnet.chain().block(number).ifPresent(block -> collect(block, transfer, answers));
        }
        return answers;
    }

    private void collect(ChainBlock block, Transfer transfer, List<Answer> answers) {
        for (ChainTransaction transaction : block.transactions()) {
            for (ChainOperation operation : transaction.operations()) {
                if (operation instanceof ChainOperation.Signed(TransferOperation answer)
                        && answer.from().equals(DevnetAccounts.GATEWAY)
                        && answer.to().equals(name)
                        && answer.memo().endsWith("hb:" + transfer.orderId())) {
                    answers.add(new Answer(answer.amount(), answer.memo()));
                }
            }
        }
    }

    /**
     * Whether all of a transfer came back, once.
     *
     * @param transfer what was transferred
     * @return true if the chain holds that one answer
     */
    public boolean gotAllBack(Transfer transfer) {
        List<Answer> answers = answers(transfer);
        return answers.size() == 1 && answers.getFirst().amount().equals(transfer.amount());
    }

    /**
     * Whether exactly what is left of an order came back, counted anew from the order's own figures.
     *
     * @param transfer what was transferred
     * @param order the order as the operator sees it
     * @return true if the chain holds that one answer
     */
    public boolean gotChange(Transfer transfer, JsonNode order) {
        BigDecimal rate = new BigDecimal(order.path("rate").asText());
        BigDecimal chargeMsat = BigDecimal.valueOf(order.path("amountSats").asLong())
                .multiply(MSAT_PER_SAT)
                .add(new BigDecimal(order.path("feeMsat").asText()))
                .add(new BigDecimal(order.path("routingMsat").asText()));
        long keptMilli = chargeMsat.divide(rate, 0, RoundingMode.CEILING).longValueExact();
        HiveAmount change = new HiveAmount(transfer.amount().milli() - keptMilli, HiveAsset.HIVE);
        List<Answer> answers = answers(transfer);
        return answers.size() == 1
                && answers.getFirst().amount().equals(change)
                && answers.getFirst().memo().startsWith("Change: paid ");
    }
}
