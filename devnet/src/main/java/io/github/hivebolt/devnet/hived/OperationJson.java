package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.CustomJsonOperation;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.NaiJson;
import io.github.hivebolt.devnet.chain.VirtualOperation;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import io.github.hivebolt.domain.money.HiveAsset;

/** Operations with a type and a value. */
final class OperationJson {
    private OperationJson() {}

    static ObjectNode write(ChainOperation operation) {
        return switch (operation) {
            case ChainOperation.Signed signed -> write(signed.operation());
            case ChainOperation.EscrowRelease release -> typed("escrow_release", escrow(release));
        };
    }

    static ObjectNode write(VirtualOperation operation) {
        return switch (operation) {
            case VirtualOperation.ProducerReward reward -> {
                ObjectNode value =
                        Json.object().put("producer", reward.producer().value());
                value.set("vesting_shares", NaiJson.vests(reward.vests()));
                yield typed("producer_reward", value);
            }
            case VirtualOperation.FillRecurrentTransfer fill -> {
                ObjectNode value = transfer(fill.from(), fill.to(), fill.amount(), fill.memo());
                value.put("remaining_executions", fill.remainingExecutions());
                value.putArray("extensions");
                yield typed("fill_recurrent_transfer", value);
            }
            case VirtualOperation.FillTransferFromSavings fill -> {
                ObjectNode value = Json.object()
                        .put("from", fill.from().value())
                        .put("to", fill.to().value());
                value.set("amount", NaiJson.write(fill.amount()));
                value.put("request_id", fill.requestId()).put("memo", fill.memo());
                yield typed("fill_transfer_from_savings", value);
            }
        };
    }

    private static ObjectNode write(HiveOperation operation) {
        return switch (operation) {
            case TransferOperation op -> typed("transfer", transfer(op.from(), op.to(), op.amount(), op.memo()));
            case TransferToSavingsOperation op ->
                typed("transfer_to_savings", transfer(op.from(), op.to(), op.amount(), op.memo()));
            case TransferFromSavingsOperation op -> {
                ObjectNode value = Json.object()
                        .put("from", op.from().value())
                        .put("request_id", op.requestId())
                        .put("to", op.to().value());
                value.set("amount", NaiJson.write(op.amount()));
                yield typed("transfer_from_savings", value.put("memo", op.memo()));
            }
            case RecurrentTransferOperation op -> {
                ObjectNode value = transfer(op.from(), op.to(), op.amount(), op.memo());
                value.put("recurrence", op.recurrenceHours()).put("executions", op.executions());
                value.putArray("extensions");
                yield typed("recurrent_transfer", value);
            }
            case CustomJsonOperation op -> {
                ObjectNode value = Json.object();
                value.putArray("required_auths");
                value.putArray("required_posting_auths");
                op.requiredAuths()
                        .forEach(name -> value.withArray("required_auths").add(name.value()));
                op.requiredPostingAuths()
                        .forEach(name ->
                                value.withArray("required_posting_auths").add(name.value()));
                yield typed("custom_json", value.put("id", op.id()).put("json", op.json()));
            }
        };
    }

    private static ObjectNode escrow(ChainOperation.EscrowRelease release) {
        boolean isHive = release.amount().asset() == HiveAsset.HIVE;
        ObjectNode value = Json.object()
                .put("from", release.from().value())
                .put("to", release.to().value())
                .put("agent", release.agent().value())
                .put("who", release.from().value())
                .put("receiver", release.to().value())
                .put("escrow_id", release.escrowId());
        value.set("hbd_amount", NaiJson.write(isHive ? HiveAmount.zero(HiveAsset.HBD) : release.amount()));
        value.set("hive_amount", NaiJson.write(isHive ? release.amount() : HiveAmount.zero(HiveAsset.HIVE)));
        return value;
    }

    private static ObjectNode transfer(AccountName from, AccountName to, HiveAmount amount, String memo) {
        ObjectNode value = Json.object().put("from", from.value()).put("to", to.value());
        value.set("amount", NaiJson.write(amount));
        return value.put("memo", memo);
    }

    private static ObjectNode typed(String name, ObjectNode value) {
        ObjectNode json = Json.object().put("type", name + "_operation");
        json.set("value", value);
        return json;
    }
}
