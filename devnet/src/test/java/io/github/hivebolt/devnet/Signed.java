package io.github.hivebolt.devnet;

import io.github.hivebolt.codec.BinaryForm;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.HiveSerializer;
import io.github.hivebolt.codec.HiveSignature;
import io.github.hivebolt.codec.HiveSigner;
import io.github.hivebolt.codec.HiveTransaction;
import io.github.hivebolt.codec.HiveTransactionJson;
import io.github.hivebolt.codec.SignedHiveTransaction;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.devnet.chain.HiveChain;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** A transfer from alice to the account {@code gateway}, in every way in which a wallet can get it right or wrong. */
final class Signed {
    private final HiveChain chain;
    private final List<String> roles = new ArrayList<>();
    private final List<HiveOperation> operations = new ArrayList<>();
    private Duration lifetime = Duration.ofMinutes(1);
    private BinaryForm form = BinaryForm.HF26;
    private long prefixChange;

    private Signed(HiveChain chain) {
        this.chain = chain;
    }

    static Signed by(HiveChain chain, String... roles) {
        Signed signed = new Signed(chain);
        signed.roles.addAll(List.of(roles));
        return signed;
    }

    static HiveAmount hive(long milli) {
        return new HiveAmount(milli, HiveAsset.HIVE);
    }

    static AccountName name(String name) {
        return new AccountName(name);
    }

    Signed transfer(String to, HiveAmount amount, String memo) {
        operations.add(new TransferOperation(name("alice"), name(to), amount, memo));
        return this;
    }

    Signed lifetime(Duration next) {
        lifetime = next;
        return this;
    }

    Signed form(BinaryForm next) {
        form = next;
        return this;
    }

    Signed wrongReference() {
        prefixChange = 1;
        return this;
    }

    HiveTransaction transaction() {
        long head = chain.headNumber();
        long prefix =
                HiveSerializer.refBlockPrefix(chain.block(head).orElseThrow().id());
        Instant expiration = chain.headTime().plus(lifetime);
        return new HiveTransaction(
                HiveSerializer.refBlockNum(head), prefix ^ prefixChange, expiration, List.copyOf(operations));
    }

    /** The JSON; a role is {@code account/role}. */
    String json() {
        HiveTransaction transaction = transaction();
        byte[] digest = HiveSerializer.digest(chain.chainId(), transaction, form);
        List<HiveSignature> signatures = roles.stream()
                .map(role -> role.split("/", -1))
                .map(role -> HiveSigner.sign(
                        digest,
                        chain.account(name(role[0])).orElseThrow().keys().key(role[1])))
                .toList();
        return HiveTransactionJson.write(new SignedHiveTransaction(transaction, signatures));
    }
}
