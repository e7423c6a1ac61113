package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What a process listens on, read from Linux's {@code /proc}: {@code tcp:PORT} and {@code udp:PORT}. */
final class ListeningSockets {
    private static final String TCP_LISTEN = "0A";
    private static final int LOCAL_ADDRESS = 1;
    private static final int STATE = 3;
    private static final int INODE = 9;

    private ListeningSockets() {}

    static Set<String> of(long pid) throws IOException {
        Set<String> inodes = socketInodes(pid);
        Set<String> found = new TreeSet<>();
        for (String table : List.of("tcp", "tcp6", "udp", "udp6")) {
            for (String line : lines(pid, table)) {
                String[] fields = line.strip().split("\\s+", -1);
                boolean listens = table.startsWith("udp") || fields[STATE].equals(TCP_LISTEN);
                if (listens && inodes.contains(fields[INODE])) {
                    String address = fields[LOCAL_ADDRESS];
                    int port = Integer.parseInt(address.substring(address.indexOf(':') + 1), 16);
                    found.add(table.substring(0, 3) + ':' + port);
                }
            }
        }
        return found;
    }

    private static List<String> lines(long pid, String table) throws IOException {
        Path file = Path.of("/proc/" + pid + "/net/" + table);
        return Files.exists(file) ? Files.readAllLines(file).stream().skip(1).toList() : List.of();
    }

    private static Set<String> socketInodes(long pid) throws IOException {
        Set<String> inodes = new HashSet<>();
        try (var descriptors = Files.list(Path.of("/proc/" + pid + "/fd"))) {
            for (Path descriptor : descriptors.toList()) {
                try {
                    String target = Files.readSymbolicLink(descriptor).toString();
                    if (target.startsWith("socket:[")) {
                        inodes.add(target.substring("socket:[".length(), target.length() - 1));
                    }
                } catch (NoSuchFileException closedMeanwhile) {
                    // A descriptor that is gone listens on nothing.
                }
            }
        }
        return inodes;
    }
}
