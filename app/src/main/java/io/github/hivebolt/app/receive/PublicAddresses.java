package io.github.hivebolt.app.receive;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;

/**
 * Tells addresses of the public internet from those of a machine or network of somebody's own, which a stranger must not
 * make the gateway call. Pure, but for {@link #resolve}.
 */
final class PublicAddresses {
    private PublicAddresses() {}

    /** The first address of a host, if all its addresses are public; a host with any other is up to no good. */
    static Optional<InetAddress> resolve(String host) throws UnknownHostException {
        InetAddress[] all = InetAddress.getAllByName(host);
        for (InetAddress address : all) {
            if (!isPublic(address)) {
                return Optional.empty();
            }
        }
        return Optional.of(all[0]);
    }

    static boolean isPublic(InetAddress address) {
        boolean special = address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress();
        if (special) {
            return false;
        }
        return switch (address) {
            case Inet4Address four -> isPublic4(four.getAddress());
            case Inet6Address six -> isPublic6(six.getAddress());
            default -> false;
        };
    }

    private static boolean isPublic4(byte[] bytes) {
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        int third = Byte.toUnsignedInt(bytes[2]);
        boolean carrierGrade = first == 100 && second >= 64 && second < 128;
        boolean special = first == 0
                || first >= 240
                || carrierGrade
                || (first == 192 && second == 0 && (third == 0 || third == 2))
                || (first == 198 && (second == 18 || second == 19))
                || (first == 198 && second == 51 && third == 100)
                || (first == 203 && second == 0 && third == 113);
        return !special;
    }

    /** Only global unicast, and nothing that leads to an IPv4 address by a detour. */
    private static boolean isPublic6(byte[] bytes) {
        int first = Byte.toUnsignedInt(bytes[0]);
        int second = Byte.toUnsignedInt(bytes[1]);
        boolean globalUnicast = (first & 0xe0) == 0x20;
        boolean sixToFour = first == 0x20 && second == 0x02;
        boolean teredoOrSpecial = first == 0x20 && second == 0x01 && bytes[2] == 0 && (bytes[3] & 0xfe) == 0;
        boolean documentation = first == 0x20 && second == 0x01 && bytes[2] == 0x0d && bytes[3] == (byte) 0xb8;
        return globalUnicast && !sixToFour && !teredoOrSpecial && !documentation;
    }
}
