package io.github.hivebolt.devnet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.codec.HiveOperation;
import io.github.hivebolt.codec.RecurrentTransferOperation;
import io.github.hivebolt.codec.TransferFromSavingsOperation;
import io.github.hivebolt.codec.TransferOperation;
import io.github.hivebolt.codec.TransferToSavingsOperation;
import io.github.hivebolt.devnet.chain.Balance;
import io.github.hivebolt.devnet.chain.ChainAccount;
import io.github.hivebolt.devnet.chain.ChainOperation;
import io.github.hivebolt.devnet.chain.ChainRejection;
import io.github.hivebolt.devnet.common.Json;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.hive.TransactionId;
import java.util.List;
import java.util.OptionalInt;

/** Accounts and what they do. */
final class ControlHive {
    private static final long MAX_U32 = 4_294_967_295L;
    private static final int MAX_U16 = 65_535;

    private final DevnetServer devnet;

    ControlHive(DevnetServer devnet) {
        this.devnet = devnet;
    }

    List<ControlRoute> routes() {
        return List.of(
                ControlRoute.get("/accounts", this::list),
                ControlRoute.post("/accounts", this::create),
                ControlRoute.get("/accounts/{}", this::show),
                ControlRoute.get("/accounts/{}/history", this::history),
                ControlRoute.post("/transfers", this::transfer),
                ControlRoute.post("/transfers-to-savings", this::toSavings),
                ControlRoute.post("/transfers-from-savings", this::fromSavings),
                ControlRoute.post("/recurrent-transfers", this::recurrent),
                ControlRoute.post("/escrow-releases", this::escrow));
    }

    private JsonNode list(ControlRequest request) {
        ArrayNode accounts = Json.array();
        devnet.chain().accounts().forEach(account -> accounts.add(write(account)));
        return accounts;
    }

    private JsonNode create(ControlRequest request) throws ControlException {
        AccountName name = request.account("name");
        ChainAccount account = devnet.chain().createAccount(name);
        for (String field : List.of("hive", "hbd")) {
            if (request.has(field)) {
                devnet.chain().endow(name, request.amount(field));
            }
        }
        return write(account);
    }

    private JsonNode show(ControlRequest request) throws ControlException {
        AccountName name = request.accountInPath();
        return write(devnet.chain().account(name).orElseThrow(() -> ControlException.unknown("account")));
    }

    private JsonNode history(ControlRequest request) throws ControlException {
        return ControlHistory.of(devnet.chain(), request.accountInPath());
    }

    private JsonNode transfer(ControlRequest request) throws ControlException {
        return sign(
                request,
                new TransferOperation(
                        request.account("from"),
                        request.account("to"),
                        request.amount("amount"),
                        request.textOr("memo", "")));
    }

    private JsonNode toSavings(ControlRequest request) throws ControlException {
        return sign(
                request,
                new TransferToSavingsOperation(
                        request.account("from"),
                        request.account("to"),
                        request.amount("amount"),
                        request.textOr("memo", "")));
    }

    private JsonNode fromSavings(ControlRequest request) throws ControlException {
        return sign(
                request,
                new TransferFromSavingsOperation(
                        request.account("from"),
                        request.numberOr("requestId", 1, 0, MAX_U32),
                        request.account("to"),
                        request.amount("amount"),
                        request.textOr("memo", "")));
    }

    private JsonNode recurrent(ControlRequest request) throws ControlException {
        return sign(
                request,
                new RecurrentTransferOperation(
                        request.account("from"),
                        request.account("to"),
                        request.amount("amount"),
                        request.textOr("memo", ""),
                        (int) request.numberOr("recurrenceHours", 24, 24, MAX_U16),
                        (int) request.numberOr("executions", 2, 2, MAX_U16),
                        OptionalInt.empty()));
    }

    private JsonNode escrow(ControlRequest request) throws ControlException {
        TransactionId id = devnet.chain()
                .releaseEscrow(new ChainOperation.EscrowRelease(
                        request.account("from"),
                        request.account("to"),
                        request.account("agent"),
                        request.numberOr("escrowId", 1, 0, MAX_U32),
                        request.amount("amount")));
        return Json.object().put("trxId", id.hex());
    }

    private JsonNode sign(ControlRequest request, HiveOperation operation) throws ControlException {
        try {
            TransactionId id = devnet.wallet().sign(request.account("from"), operation);
            return Json.object().put("trxId", id.hex());
        } catch (ChainRejection rejection) {
            throw new ControlException(409, rejection.details().message());
        }
    }

    private ObjectNode write(ChainAccount account) {
        Balance balance = devnet.chain().balance(account.name());
        return Json.object()
                .put("name", account.name().value())
                .put("hive", balance.hive().toString())
                .put("hbd", balance.hbd().toString())
                .put("savingsHive", balance.savingsHive().toString())
                .put("savingsHbd", balance.savingsHbd().toString())
                .put("activeKey", account.active().toString())
                .put("memoKey", account.memo().toString());
    }
}
