package io.github.hivebolt.devnet.chain;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.HivePublicKey;
import io.github.hivebolt.devnet.chain.ChainRejection.Details;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import io.github.hivebolt.domain.money.HiveAmount;
import java.time.Instant;

/** hived's refusals, word for word as a real one (1.28) gave them. */
final class Rejections {
    static final String BOTH_FORMS = "Transaction failed to validate using both new (hf26) and legacy serialization";

    private static final int ASSERT_CODE = 10;
    private static final int SERVER_ERROR = -32000;
    private static final int CHECK_FAILED = -32003;
    private static final String DATABASE = "database.cpp";

    private Rejections() {}

    static ChainRejection duplicate(TransactionId id) {
        return assertion(
                "!is_known_transaction( trx_id )",
                "13387939760965089378",
                "Duplicate transaction check failed",
                "_push_transaction",
                "Duplicate transaction check failed",
                Json.object().put("trx_id", id.hex()));
    }

    static ChainRejection expired(Instant headTime, Instant expiration) {
        return expiration(
                "now < full_transaction->get_runtime_expiration()",
                "15547926314412055595",
                Json.object()
                        .put("now", ChainTime.format(headTime))
                        .put("full_transaction->get_runtime_expiration()", ChainTime.format(expiration)));
    }

    static ChainRejection expiresTooFar(Instant headTime, Instant expiration, long maxSeconds) {
        return expiration(
                "trx.expiration <= now + HIVE_MAX_TIME_UNTIL_SIGNATURE_EXPIRATION",
                "18083054294815937444",
                Json.object()
                        .put("trx.expiration", ChainTime.format(expiration))
                        .put("now", ChainTime.format(headTime))
                        .put("max_til_exp", maxSeconds));
    }

    static ChainRejection tapos(long prefix, long summary) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                4030200,
                "transaction_tapos_exception",
                "transaction tapos exception",
                "trx.ref_block_prefix == tapos_block_summary.block_id._hash[1]",
                "9727785264098047378",
                "",
                DATABASE,
                "validate_transaction",
                "",
                Json.object().put("trx.ref_block_prefix", prefix).put("tapos_block_summary", summary),
                false));
    }

    static ChainRejection funds(AccountName account, HiveAmount required, HiveAmount available) {
        ObjectNode wanted = NaiJson.write(required);
        wanted.put("amount", "-" + required.milli());
        ObjectNode held = NaiJson.write(available);
        return assertion(
                "available >= -delta",
                "16387430174591050259",
                "Account " + account + " does not have sufficient funds for balance adjustment. Required: "
                        + Json.write(wanted) + ", Available: " + Json.write(held),
                "adjust_balance",
                "Account ${acc} does not have sufficient funds for balance adjustment."
                        + " Required: ${r}, Available: ${a}",
                data(account, wanted, held));
    }

    static ChainRejection noSuchAccount(String name) {
        return assertion(
                "_account != nullptr && \"By name\"",
                "9419496630083079083",
                "Account " + name + " doesn't exist",
                "get_account",
                "Account ${acc} doesn't exist",
                Json.object().put("acc", name));
    }

    static ChainRejection invalidName(String name) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                ASSERT_CODE,
                "assert_exception",
                "Assert Exception",
                "validity_check_result != account_name_validity::invalid_sequence",
                "3103866420206846149",
                "Account name '" + name + "' is not valid. Please follow the RFC 1035 rules.",
                "validation.hpp",
                "validate_account_name",
                "Account name '${name}' is not valid. Please follow the RFC 1035 rules.",
                Json.object().put("name", name),
                false));
    }

    static ChainRejection zeroAmount() {
        return operation(
                "amount.amount > 0 && \"Cannot transfer a negative amount (aka: stealing)\"", "8335137600604530778");
    }

    static ChainRejection memoTooLarge() {
        return operation("memo.size() < HIVE_MAX_MEMO_SIZE && \"Transfer memo is too large\"", "13395636036972211135");
    }

    static ChainRejection otherwiseInvalid(String why) {
        return operation("validate() && \"" + why.replace('"', '\'') + "\"", "1");
    }

    static ChainRejection missingAuthority(AccountName account, Iterable<HivePublicKey> signers) {
        ObjectNode data = Json.object().put("id", account.value());
        signers.forEach(signer -> data.withArray("sigs").add(signer.toString()));
        return new ChainRejection(new Details(
                CHECK_FAILED,
                3010000,
                "tx_missing_active_auth",
                "missing required active authority",
                "s.check_authority( id )",
                "8028055836448166003",
                "Missing Active Authority " + account,
                "transaction_util.cpp",
                "operator()",
                "Missing Active Authority ${id}",
                data,
                false));
    }

    static ChainRejection brokenSignature() {
        return new ChainRejection(new Details(
                SERVER_ERROR,
                0,
                "exception",
                "unspecified",
                "",
                "",
                "unable to reconstruct public key from signature",
                "elliptic_secp256k1.cpp",
                "public_key",
                "unable to reconstruct public key from signature",
                Json.object(),
                false));
    }

    static ChainRejection noCredits(AccountName account, long has, long needs) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                4100100,
                "not_enough_rc_exception",
                "not_enough_rc_exception",
                "has_mana",
                "2",
                "Account: " + account + " has " + has + " RC, needs " + needs
                        + " RC. Please wait to transact, or power up HIVE.",
                "resource_credits.cpp",
                "use_account_rcs",
                "Account: ${account} has ${rc_current} RC, needs ${rc_needed} RC."
                        + " Please wait to transact, or power up HIVE.",
                Json.object()
                        .put("account", account.value())
                        .put("rc_needed", needs)
                        .put("rc_current", has),
                false));
    }

    static ChainRejection staleNode() {
        return assertion(
                "!check_max_block_age( args.max_block_age )", "3", "", "broadcast_transaction", "", Json.object());
    }

    static ChainRejection badCast(String text) {
        return new ChainRejection(new Details(
                SERVER_ERROR,
                7,
                "bad_cast_exception",
                "Bad Cast",
                "",
                "",
                text,
                "variant.cpp",
                "get_array",
                text,
                Json.object(),
                false));
    }

    private static ObjectNode data(AccountName account, ObjectNode wanted, ObjectNode held) {
        ObjectNode data = Json.object().put("acc", account.value());
        data.set("r", wanted);
        data.set("a", held);
        return data;
    }

    private static ChainRejection expiration(String assertion, String hash, ObjectNode data) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                4030100,
                "transaction_expiration_exception",
                "transaction expiration exception",
                assertion,
                hash,
                "",
                DATABASE,
                "validate_transaction",
                "",
                data,
                false));
    }

    private static ChainRejection operation(String assertion, String hash) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                ASSERT_CODE,
                "assert_exception",
                "Assert Exception",
                assertion,
                hash,
                "",
                "hive_operations.cpp",
                "validate",
                "",
                Json.object(),
                false));
    }

    private static ChainRejection assertion(
            String assertion, String hash, String text, String method, String format, ObjectNode data) {
        return new ChainRejection(new Details(
                CHECK_FAILED,
                ASSERT_CODE,
                "assert_exception",
                "Assert Exception",
                assertion,
                hash,
                text,
                DATABASE,
                method,
                format,
                data,
                false));
    }
}
