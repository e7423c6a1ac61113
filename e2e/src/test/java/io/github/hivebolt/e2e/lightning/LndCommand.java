package io.github.hivebolt.e2e.lightning;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How one lnd is started: on loopback only, on simnet, without looking for other peers. */
record LndCommand(Path binary, String alias, Path directory, Btcd btcd, int peerPort, int grpcPort, int restPort) {
    /** Writes the files the command names. */
    void writeFiles() throws IOException {
        // lnd refuses to start when the file named as its configuration is missing.
        Files.createFile(directory.resolve("none.conf"));
        Files.writeString(directory.resolve("wallet-password"), LndWallet.PASSWORD);
    }

    String peerAddress() {
        return "127.0.0.1:" + peerPort;
    }

    /** The command line with these flags at its end. */
    List<String> with(List<String> extraFlags) {
        List<String> command = new ArrayList<>(List.of(
                binary.toString(),
                "--lnddir=" + directory,
                "--configfile=" + directory.resolve("none.conf"),
                "--alias=" + alias,
                "--nobootstrap",
                "--wallet-unlock-password-file=" + directory.resolve("wallet-password"),
                "--wallet-unlock-allow-create",
                "--listen=" + peerAddress(),
                "--rpclisten=127.0.0.1:" + grpcPort,
                "--restlisten=127.0.0.1:" + restPort,
                "--bitcoin.simnet",
                "--bitcoin.node=btcd",
                "--bitcoin.defaultchanconfs=1",
                "--btcd.dir=" + btcd.directory(),
                "--btcd.rpchost=" + btcd.rpcAddress(),
                "--btcd.rpccert=" + btcd.certificate(),
                "--btcd.rpcuser=" + Btcd.USER,
                "--btcd.rpcpass=" + Btcd.PASSWORD,
                "--trickledelay=50",
                "--maxpendingchannels=5",
                "--debuglevel=info"));
        command.addAll(extraFlags);
        return command;
    }
}
