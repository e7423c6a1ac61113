package io.github.hivebolt.adapters.hive;

import io.github.hivebolt.ports.BroadcastReport.Reason;
import java.util.List;
import java.util.Locale;

/**
 * What hived means when it refuses a transaction: by its own error code where that says it, else by the text, which
 * changes between releases. Pure.
 */
final class RefusalRules {
    private static final long EXPIRATION = 4_030_100;
    private static final long TAPOS = 4_030_200;
    private static final long MISSING_ACTIVE = 3_010_000;
    private static final long NOT_ENOUGH_RC = 4_100_100;

    private static final List<Rule> BY_TEXT = List.of(
            new Rule("sufficient funds", Reason.FUNDS),
            new Rule("rc, needs", Reason.RESOURCE_CREDITS),
            new Rule("max_block_age", Reason.NODE_NOT_READY),
            new Rule("database lock", Reason.NODE_NOT_READY),
            new Rule("forkdb lock", Reason.NODE_NOT_READY),
            new Rule("doesn't exist", Reason.PAYEE_MISSING),
            new Rule("unknown key", Reason.PAYEE_MISSING),
            new Rule("is not valid", Reason.INVALID),
            new Rule("must be greater than zero", Reason.INVALID),
            new Rule("negative amount", Reason.INVALID),
            new Rule("memo is too large", Reason.INVALID),
            new Rule("memo is not utf8", Reason.INVALID),
            new Rule("missing active authority", Reason.AUTHORITY),
            new Rule("reconstruct public key", Reason.AUTHORITY),
            new Rule("tapos", Reason.TAPOS),
            new Rule("expiration", Reason.EXPIRATION));

    private RefusalRules() {}

    /** Whether the node has the very transaction already. */
    static boolean isDuplicate(RpcError error) {
        return error.message().contains("Duplicate transaction check failed")
                || error.message().contains("is_known_transaction");
    }

    /** Whether it is trouble of the node rather than an opinion about the transaction. */
    static boolean isNodeTrouble(RpcError error) {
        // -32003 is an assertion while the chain judged the transaction; hived's exceptions without one carry data.
        return error.code() != -32003 && error.detailCode() == 0 && reason(error) == Reason.OTHER;
    }

    static Reason reason(RpcError error) {
        if (error.detailCode() == EXPIRATION || error.detailName().equals("transaction_expiration_exception")) {
            return Reason.EXPIRATION;
        }
        if (error.detailCode() == TAPOS || error.detailName().equals("transaction_tapos_exception")) {
            return Reason.TAPOS;
        }
        if (error.detailCode() == MISSING_ACTIVE || error.detailName().equals("tx_missing_active_auth")) {
            return Reason.AUTHORITY;
        }
        if (error.detailCode() == NOT_ENOUGH_RC || error.detailName().equals("not_enough_rc_exception")) {
            return Reason.RESOURCE_CREDITS;
        }
        String text = error.message().toLowerCase(Locale.ROOT);
        return BY_TEXT.stream()
                .filter(rule -> text.contains(rule.part()))
                .findFirst()
                .map(Rule::reason)
                .orElse(Reason.OTHER);
    }

    /** How much a reason says about the transaction itself, and how little about the node; higher is more severe. */
    static int severity(Reason reason) {
        return switch (reason) {
            case AUTHORITY -> 9;
            case INVALID -> 8;
            case PAYEE_MISSING -> 7;
            case FUNDS -> 6;
            case RESOURCE_CREDITS -> 5;
            case OTHER -> 4;
            case EXPIRATION -> 3;
            case TAPOS -> 2;
            case NODE_NOT_READY -> 1;
        };
    }

    private record Rule(String part, Reason reason) {}
}
