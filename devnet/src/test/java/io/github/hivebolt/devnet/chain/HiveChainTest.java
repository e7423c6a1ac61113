package io.github.hivebolt.devnet.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.common.Seed;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.BlockId;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HiveChainTest {
    private static final Instant GENESIS = Instant.parse("2026-11-23T04:00:00Z");
    private static final AccountName ALICE = new AccountName("alice");
    private static final AccountName BOB = new AccountName("bob");
    private static final TimeSource AT_GENESIS = new TimeSource() {
        @Override
        public Instant now() {
            return GENESIS;
        }

        @Override
        public MonotonicTime monotonic() {
            return new MonotonicTime(0);
        }
    };

    private final HiveChain chain = chain();
    private final ChainWallet wallet = new ChainWallet(chain);

    @Test
    void blocks_areLinkedNumberedAndThreeSecondsApart() {
        BlockId previous = new BlockId("0".repeat(40));
        for (int number = 1; number <= 5; number++) {
            ChainBlock block = chain.produceBlock();
            assertThat(block.id().number()).isEqualTo(number);
            assertThat(block.previous()).isEqualTo(previous);
            assertThat(block.timestamp()).isEqualTo(GENESIS.plusSeconds(3L * number));
            assertThat(block.virtualOperations()).isNotEmpty();
            previous = block.id();
        }
    }

    @Test
    void sameSeedAndCalls_giveTheSameChain_anotherSeedAnother() throws Exception {
        HiveChain twin = chain();
        wallet.transfer(ALICE, BOB, hive(5), "x");
        new ChainWallet(twin).transfer(ALICE, BOB, hive(5), "x");
        assertThat(chain.produceBlock()).isEqualTo(twin.produceBlock());
        HiveChain other = new HiveChain(ChainOptions.usual(GENESIS), new Seed("other"), AT_GENESIS);
        assertThat(other.produceBlock().id())
                .isNotEqualTo(chain.block(1).orElseThrow().id());
    }

    @Test
    void irreversible_followsOneBlockBehind_andStandsStillWhenAsked() {
        chain.produceBlock();
        chain.produceBlock();
        assertThat(chain.irreversibleNumber()).isEqualTo(1);
        chain.irreversibleStandsStill(true);
        chain.produceBlock();
        chain.produceBlock();
        assertThat(chain.irreversibleNumber()).isEqualTo(1);
        chain.irreversibleStandsStill(false);
        assertThat(chain.irreversibleNumber()).isEqualTo(3);
        chain.irreversibleLag(100);
        assertThat(chain.irreversibleNumber()).isEqualTo(3);
    }

    @Test
    void fork_neverGoesBelowTheIrreversibleBlock_andReturnsTransactionsToTheMempool() throws Exception {
        chain.produceBlock();
        chain.irreversibleStandsStill(true);
        long irreversible = chain.irreversibleNumber();
        wallet.transfer(ALICE, BOB, hive(500), "forked");
        ChainBlock before = chain.produceBlock();
        TransactionId id = before.transactions().getFirst().id();
        chain.produceBlock();

        assertThat(chain.popBlocks(10)).isEqualTo(2);
        assertThat(chain.headNumber()).isEqualTo(Math.max(1, irreversible));
        assertThat(chain.status(id)).isEqualTo(new TransactionStatus.WithinMempool());
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_000_000));

        ChainBlock after = chain.produceBlock();
        assertThat(after.number()).isEqualTo(before.number());
        assertThat(after.id()).isNotEqualTo(before.id());
        assertThat(after.transactions()).isEqualTo(before.transactions());
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_000_500));
    }

    @Test
    void expiredTransaction_leavesTheMempoolAndReachesNoBlock() throws Exception {
        chain.produceBlock();
        TransactionId id = wallet.transfer(ALICE, BOB, hive(1), "late");
        chain.produceBlockAt(chain.headTime().plus(Duration.ofMinutes(11)));
        // The block's predecessor was still before the expiration: it may hold the transaction.
        assertThat(chain.status(id)).isInstanceOf(TransactionStatus.WithinBlock.class);

        TransactionId later = wallet.transfer(ALICE, BOB, hive(2), "later");
        chain.clearMempool();
        chain.produceBlock();
        assertThat(chain.status(later)).isEqualTo(new TransactionStatus.Unknown());
    }

    @Test
    void memberOfTheMempool_countsAgainstTheBalanceOfTheNext() throws Exception {
        chain.produceBlock();
        wallet.transfer(ALICE, BOB, hive(999_999), "most");

        assertThatThrownBy(() -> wallet.transfer(ALICE, BOB, hive(2), "too much"))
                .isInstanceOf(ChainRejection.class)
                .hasMessageContaining("does not have sufficient funds");
    }

    @Test
    void accountWithoutResourceCredits_isRefusedUntilItHasSome() throws Exception {
        chain.produceBlock();
        chain.creditsExhausted(ALICE, true);
        assertThatThrownBy(() -> wallet.transfer(ALICE, BOB, hive(1), "x"))
                .isInstanceOfSatisfying(
                        ChainRejection.class,
                        rejection -> assertThat(rejection.details().code()).isEqualTo(4100100));
        chain.creditsExhausted(ALICE, false);
        assertThat(wallet.transfer(ALICE, BOB, hive(1), "x")).isNotNull();
    }

    @Test
    void staleHead_isRefusedWhereTheSenderCares() throws Exception {
        chain.produceBlockAt(GENESIS.minusSeconds(120));

        assertThatThrownBy(() -> chain.checkAge(Duration.ofSeconds(60))).hasMessageContaining("check_max_block_age");
        chain.checkAge(Duration.ofSeconds(121));
        chain.checkAge(Duration.ofSeconds(-1));
    }

    @Test
    void withdrawalFromSavings_arrivesAfterItsDelayAsAVirtualOperation() throws Exception {
        chain.produceBlock();
        wallet.sign(ALICE, new TransferToSavingsOperation(ALICE, ALICE, hive(3000), ""));
        chain.produceBlock();
        wallet.sign(ALICE, new TransferFromSavingsOperation(ALICE, 1, BOB, hive(3000), "from savings"));
        chain.produceBlock();
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_000_000));

        ChainBlock due = chain.produceBlockAt(chain.headTime().plus(Duration.ofDays(3)));

        assertThat(due.virtualOperations())
                .contains(new VirtualOperation.FillTransferFromSavings(ALICE, BOB, hive(3000), 1, "from savings"));
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_003_000));
    }

    @Test
    void recurrentTransfer_isExecutedAsOftenAsAsked() throws Exception {
        chain.produceBlock();
        wallet.sign(ALICE, new RecurrentTransferOperation(ALICE, BOB, hive(10), "rent", 24, 2, OptionalInt.empty()));
        chain.produceBlock();
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_000_010));
        chain.produceBlockAt(chain.headTime().plus(Duration.ofHours(25)));
        chain.produceBlockAt(chain.headTime().plus(Duration.ofHours(25)));
        assertThat(chain.balance(BOB).hive()).isEqualTo(hive(1_000_020));
    }

    /** Random transfers, blocks and forks never make or lose money. */
    @Test
    void supply_neverChanges() throws Exception {
        chain.irreversibleLag(5);
        long before = chain.supplyMilli(HiveAsset.HIVE);
        Random random = new Random(20261123);
        List<AccountName> names = List.of(ALICE, BOB);
        for (int step = 0; step < 300; step++) {
            switch (random.nextInt(4)) {
                case 0 -> chain.popBlocks(random.nextInt(4));
                case 1 -> chain.produceBlock();
                default -> {
                    AccountName from = names.get(random.nextInt(2));
                    AccountName to = names.get(random.nextInt(2));
                    tryTransfer(from, to, 1 + random.nextInt(400_000));
                }
            }
            assertThat(chain.supplyMilli(HiveAsset.HIVE)).isEqualTo(before);
        }
    }

    @Test
    void listeners_hearOfBlocks() {
        List<Long> heard = new ArrayList<>();
        chain.onChange(() -> heard.add(chain.headNumber()));
        chain.produceBlock();
        assertThat(heard).contains(1L);
    }

    private void tryTransfer(AccountName from, AccountName to, long milli) {
        try {
            wallet.transfer(from, to, hive(milli), "random");
        } catch (ChainRejection tooPoor) {
            assertThat(tooPoor).hasMessageContaining("sufficient funds");
        }
    }

    private static HiveChain chain() {
        HiveChain chain = new HiveChain(ChainOptions.usual(GENESIS), new Seed("test"), AT_GENESIS);
        chain.endow(ALICE, hive(1_000_000));
        chain.endow(BOB, hive(1_000_000));
        return chain;
    }

    private static HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }
}
