package io.github.hivebolt.adapters.hive;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.ports.MonotonicTime;
import io.github.hivebolt.ports.RandomSource;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Thousands of broken answers: each is read or refused, and nothing else happens. */
class ParserFuzzTest {
    private static final AccountName GATEWAY = new AccountName("gateway");
    private static final NodeAddress NODE = NodeAddress.of(URI.create("https://hive.example"));
    private static final int ROUNDS = 300;
    private static final List<String> PIECES = List.of(
            "{",
            "}",
            "[",
            "]",
            "\"",
            ",",
            ":",
            "null",
            "true",
            "-1",
            "1e999",
            "\\u0000",
            "\\ud800",
            "\"result\":",
            "\"id\":1",
            "\"blocks\":[",
            "\"transfer_operation\"",
            "@@000000037",
            "18446744073709551616",
            "\u0000",
            "gateway",
            "\"transaction_ids\":[]",
            "\"operations\":[{}]");

    @Test
    void mutatedAnswers_areReadOrRefused() {
        int read = 0;
        int refused = 0;
        for (String name : Recordings.ALL) {
            byte[] original = name.startsWith("block-") && !name.equals("block-missing")
                    ? Recordings.blockAsRange(name)
                    : Recordings.response(name);
            RandomSource random = new TestRandom(name.hashCode());
            for (int round = 0; round < ROUNDS; round++) {
                byte[] mutated = mutate(original, random);
                if (survives(mutated)) {
                    read++;
                } else {
                    refused++;
                }
            }
        }
        assertThat(read).isPositive();
        assertThat(refused).isPositive();
    }

    private static boolean survives(byte[] answer) {
        boolean blocks = reads(answer, BlockParser.forAccount(GATEWAY)::readRange);
        boolean virtuals = reads(answer, new VirtualParser(GATEWAY)::read);
        boolean head = reads(answer, parser -> {
            JsonNode tree = Json.tree(parser);
            return HeadSample.of(tree, new MonotonicTime(0));
        });
        return blocks || virtuals || head;
    }

    private static <T> boolean reads(byte[] answer, RpcClient.ResultReader<T> reader) {
        try {
            RpcAnswer<T> result = Recordings.client(answer).call(NODE, RpcCall.head(), Duration.ofSeconds(1), reader);
            return result instanceof RpcAnswer.Result<T>;
        } catch (NodeTroubleException refused) {
            return false;
        }
    }

    private static byte[] mutate(byte[] original, RandomSource random) {
        byte[] bytes = original;
        for (int i = 0; i <= random.nextInt(4); i++) {
            bytes = mutateOnce(bytes, random);
        }
        return bytes;
    }

    private static byte[] mutateOnce(byte[] bytes, RandomSource random) {
        if (bytes.length == 0) {
            return bytes;
        }
        int at = random.nextInt(bytes.length);
        int length = Math.min(bytes.length - at, 1 + random.nextInt(40));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(bytes, 0, at);
        switch (random.nextInt(5)) {
            case 0 -> out.write(bytes, at + length, bytes.length - at - length);
            case 1 -> {
                out.write(bytes, at, length);
                out.write(bytes, at, bytes.length - at);
            }
            case 2 -> {
                out.writeBytes(random.bytes(length));
                out.write(bytes, at + length, bytes.length - at - length);
            }
            case 3 -> {
                out.writeBytes(PIECES.get(random.nextInt(PIECES.size())).getBytes(StandardCharsets.UTF_8));
                out.write(bytes, at, bytes.length - at);
            }
            default -> out.write(bytes, at, random.nextInt(length));
        }
        return out.toByteArray();
    }
}
