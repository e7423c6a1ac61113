package io.github.hivebolt.adapters.lnd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

/** What is said of a macaroon that grants more than is needed. */
class MacaroonGrantsTest {
    @Test
    void exactlyWhatIsNeeded_needsNoAdvice() {
        String hex = macaroon(op(
                "uri", "/lnrpc.Lightning/GetInfo", "/lnrpc.Lightning/ListChannels", "/routerrpc.Router/SendPaymentV2"));

        assertThat(MacaroonGrants.of(hex))
                .hasValueSatisfying(grants -> assertThat(grants)
                        .containsExactly(
                                "uri:/lnrpc.Lightning/GetInfo",
                                "uri:/lnrpc.Lightning/ListChannels",
                                "uri:/routerrpc.Router/SendPaymentV2"));
        assertThat(MacaroonGrants.advice(hex)).isEmpty();
    }

    @Test
    void adminMacaroon_isNamedWithWhatItCanDo() {
        String hex = macaroon(
                op("address", "read", "write"),
                op("offchain", "read", "write"),
                op("onchain", "read", "write"),
                op("peers", "read", "write"));

        assertThat(MacaroonGrants.advice(hex))
                .singleElement()
                .asString()
                .contains("more than the gateway needs", "onchain:read", "and 2 more", "lightning-permissions.md")
                .doesNotContain(hex);
    }

    @Test
    void oneMethodTooMany_isNamed() {
        assertThat(MacaroonGrants.advice(macaroon(op("uri", "/lnrpc.Lightning/GetInfo", "/lnrpc.Lightning/SendCoins"))))
                .singleElement()
                .asString()
                .contains("(uri:/lnrpc.Lightning/SendCoins)");
    }

    @Test
    void whatCannotBeRead_isLeftAlone() {
        String whole = macaroon(op("onchain", "write"));
        for (int length = 0; length < whole.length(); length++) {
            assertThat(MacaroonGrants.advice(whole.substring(0, length))).hasSizeLessThanOrEqualTo(1);
        }
        assertThat(MacaroonGrants.of(Lab.MACAROON)).isEmpty();
        assertThat(MacaroonGrants.of("no hex")).isEmpty();
    }

    private static String macaroon(byte[]... operations) {
        ByteArrayOutputStream id = new ByteArrayOutputStream();
        id.write(3);
        field(id, 1, new byte[16]);
        field(id, 2, "0".getBytes(StandardCharsets.UTF_8));
        for (byte[] operation : operations) {
            field(id, 3, operation);
        }
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        all.write(2);
        packet(all, 1, "lnd".getBytes(StandardCharsets.UTF_8));
        packet(all, 2, id.toByteArray());
        all.writeBytes(new byte[] {0, 0});
        packet(all, 6, new byte[32]);
        return HexFormat.of().formatHex(all.toByteArray());
    }

    private static byte[] op(String entity, String... actions) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        field(out, 1, entity.getBytes(StandardCharsets.UTF_8));
        for (String action : actions) {
            field(out, 2, action.getBytes(StandardCharsets.UTF_8));
        }
        return out.toByteArray();
    }

    private static void field(ByteArrayOutputStream out, int number, byte[] content) {
        packet(out, (number << 3) | 2, content);
    }

    private static void packet(ByteArrayOutputStream out, int type, byte[] content) {
        out.write(type);
        int length = content.length;
        while (length > 127) {
            out.write((length & 127) | 128);
            length >>>= 7;
        }
        out.write(length);
        out.writeBytes(content);
    }
}
