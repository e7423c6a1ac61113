package io.github.hivebolt.adapters.hive;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;

/**
 * What each kind of operation does to an account's liquid HIVE and HBD. Pure functions.
 *
 * <p>Rewards go to a balance of their own until they are claimed, and a limit order's, a conversion's or an escrow's money
 * is taken when it is made and comes back by a virtual operation.
 */
final class BalanceRules {
    private BalanceRules() {}

    /**
     * A change of the liquid balance.
     *
     * @param hiveMilli added HIVE in thousandths, negative where taken
     * @param hbdMilli added HBD in thousandths, negative where taken
     */
    record Change(long hiveMilli, long hbdMilli) {
        static final Change NONE = new Change(0, 0);

        boolean isNone() {
            return equals(NONE);
        }

        Change plus(Change other) {
            return new Change(Math.addExact(hiveMilli, other.hiveMilli), Math.addExact(hbdMilli, other.hbdMilli));
        }

        Change minus(Change other) {
            return plus(new Change(-other.hiveMilli, -other.hbdMilli));
        }
    }

    /**
     * What an operation does to an account's liquid balance.
     *
     * @throws MalformedOperationException if it concerns the account and its amounts cannot be read
     */
    static Change of(RawOperation operation, AccountName account) throws MalformedOperationException {
        Reading read = new Reading(operation.value(), account.value());
        return switch (operation.type()) {
            case "transfer_operation", "fill_recurrent_transfer_operation" ->
                read.in("to", "amount").minus(read.in("from", "amount"));
            case "fill_transfer_from_savings_operation" -> read.in("to", "amount");
            case "transfer_to_savings_operation", "transfer_to_vesting_operation" -> read.out("from", "amount");
            case "fill_vesting_withdraw_operation" -> read.in("to_account", "deposited");
            case "interest_operation" ->
                operation.value().path("is_saved_into_hbd_balance").asBoolean(true)
                        ? read.in("owner", "interest")
                        : Change.NONE;
            case "claim_reward_balance_operation" ->
                read.in("account", "reward_hive").plus(read.in("account", "reward_hbd"));
            case "limit_order_create_operation", "limit_order_create2_operation" -> read.out("owner", "amount_to_sell");
            case "limit_order_cancelled_operation" -> read.in("seller", "amount_back");
            case "fill_order_operation" ->
                read.in("current_owner", "open_pays").plus(read.in("open_owner", "current_pays"));
            case "convert_operation", "collateralized_convert_operation" -> read.out("owner", "amount");
            case "fill_convert_request_operation" -> read.in("owner", "amount_out");
            case "collateralized_convert_immediate_conversion_operation" -> read.in("owner", "hbd_out");
            case "fill_collateralized_convert_request_operation" -> read.in("owner", "excess_collateral");
            case "escrow_transfer_operation" ->
                read.out("from", "hive_amount")
                        .plus(read.out("from", "hbd_amount"))
                        .plus(read.out("from", "fee"));
            case "escrow_rejected_operation" ->
                read.in("from", "hive_amount")
                        .plus(read.in("from", "hbd_amount"))
                        .plus(read.in("from", "fee"));
            case "escrow_approved_operation" -> read.in("agent", "fee");
            case "escrow_release_operation" ->
                read.in("receiver", "hive_amount").plus(read.in("receiver", "hbd_amount"));
            case "account_create_operation",
                    "account_create_with_delegation_operation",
                    "claim_account_operation",
                    "proposal_fee_operation" -> read.out("creator", "fee");
            case "proposal_pay_operation" -> read.in("receiver", "payment");
            default -> Change.NONE;
        };
    }

    /** The fields of one operation, seen by one account. */
    private record Reading(JsonNode value, String account) {
        Change in(String party, String amount) throws MalformedOperationException {
            return value.path(party).asText("").equals(account) ? read(value.path(amount)) : Change.NONE;
        }

        Change out(String party, String amount) throws MalformedOperationException {
            return Change.NONE.minus(in(party, amount));
        }

        private static Change read(JsonNode amount) throws MalformedOperationException {
            String text = amount.path("amount").asText("");
            if (!text.matches("[0-9]{1,18}")) {
                throw new MalformedOperationException("its amount cannot be read");
            }
            long milli = Long.parseLong(text);
            return switch (amount.path("nai").asText("")) {
                case "@@000000021" -> new Change(milli, 0);
                case "@@000000013" -> new Change(0, milli);
                case "@@000000037" -> Change.NONE;
                default -> throw new MalformedOperationException("its amount is in an unknown asset");
            };
        }
    }
}
