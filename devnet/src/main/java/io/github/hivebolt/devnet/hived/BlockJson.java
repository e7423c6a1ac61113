package io.github.hivebolt.devnet.hived;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.github.hivebolt.devnet.chain.ChainBlock;
import io.github.hivebolt.devnet.chain.ChainTime;
import io.github.hivebolt.devnet.chain.ChainTransaction;
import io.github.hivebolt.devnet.common.Json;

/** Blocks and transactions. */
final class BlockJson {
    private static final String SIGNING_KEY = "STM6LLegbAgLAy28EHrffBVuANFWcFgmqRMW13wBmTExqFE9SCkg4";

    private BlockJson() {}

    static ObjectNode write(ChainBlock block) {
        ObjectNode json = Json.object();
        json.put("previous", block.previous().hex());
        json.put("timestamp", ChainTime.format(block.timestamp()));
        json.put("witness", block.witness().value());
        json.put("transaction_merkle_root", block.merkleRoot());
        json.putArray("extensions");
        json.put("witness_signature", block.witnessSignature());
        ArrayNode transactions = json.putArray("transactions");
        block.transactions().forEach(transaction -> transactions.add(write(transaction)));
        json.put("block_id", block.id().hex());
        json.put("signing_key", SIGNING_KEY);
        ArrayNode ids = json.putArray("transaction_ids");
        block.transactions().forEach(transaction -> ids.add(transaction.id().hex()));
        return json;
    }

    static ObjectNode write(ChainTransaction transaction) {
        ObjectNode json = Json.object();
        json.put("ref_block_num", transaction.refBlockNum());
        json.put("ref_block_prefix", transaction.refBlockPrefix());
        json.put("expiration", ChainTime.format(transaction.expiration()));
        ArrayNode operations = json.putArray("operations");
        transaction.operations().forEach(operation -> operations.add(OperationJson.write(operation)));
        json.putArray("extensions");
        ArrayNode signatures = json.putArray("signatures");
        transaction.signatures().forEach(signatures::add);
        return json;
    }
}
