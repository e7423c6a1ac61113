package io.github.hivebolt.app.receive;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Optional;

/**
 * Finds out who is asking. What a proxy says is believed only if the proxy is one of the operator's; of the addresses that
 * it names, the last one that is not a proxy of the operator's.
 */
final class ClientAddress {
    private final List<String> trustedNetworks;

    ClientAddress(List<String> trustedNetworks) {
        this.trustedNetworks = List.copyOf(trustedNetworks);
    }

    String of(String remote, Optional<String> forwardedFor) {
        String client = remote;
        String[] hops = forwardedFor.orElse("").split(",", -1);
        for (int i = hops.length - 1; i >= 0 && isTrusted(client); i--) {
            String hop = hops[i].strip();
            if (!hop.matches("[0-9a-fA-F.:]{2,45}")) {
                return client;
            }
            client = hop;
        }
        return client;
    }

    private boolean isTrusted(String address) {
        return trustedNetworks.stream().anyMatch(network -> contains(network, address));
    }

    private static boolean contains(String network, String address) {
        String[] parts = network.split("/", -1);
        try {
            // Literal addresses only: nothing is looked up.
            byte[] base = InetAddress.getByName(parts[0]).getAddress();
            byte[] asked = InetAddress.getByName(address).getAddress();
            int bits = parts.length > 1 ? Integer.parseInt(parts[1]) : base.length * Byte.SIZE;
            return base.length == asked.length && sharePrefix(base, asked, bits);
        } catch (UnknownHostException notAnAddress) {
            return false;
        }
    }

    private static boolean sharePrefix(byte[] base, byte[] asked, int bits) {
        for (int bit = 0; bit < bits; bit++) {
            int mask = 0x80 >> (bit % Byte.SIZE);
            if (((base[bit / Byte.SIZE] ^ asked[bit / Byte.SIZE]) & mask) != 0) {
                return false;
            }
        }
        return true;
    }
}
