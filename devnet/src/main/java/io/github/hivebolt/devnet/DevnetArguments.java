package io.github.hivebolt.devnet;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * The arguments of {@code ./hivebolt devnet}.
 *
 * @param help whether only help is asked for
 * @param options how to start
 */
record DevnetArguments(boolean help, DevnetOptions options) {
    static final String HELP = """
            Usage: ./hivebolt devnet [options]
              --hive-ports P,P     ports of the Hive nodes, one node per port (18091,18092)
              --lnd-port P         port of the gateway's Lightning node (18080)
              --merchant-port P    port of the payee's Lightning node (18081)
              --cln-port P         port of the gateway's Lightning node as clnrest (18083)
              --control-port P     port of the control interface (18099)
              --dir DIR            where certificate and macaroons are written (data/devnet)
              --seed TEXT          another seed gives other keys
              --block-seconds N    seconds between two blocks, 0 for blocks on demand only (3)
            Port 0 means a free one.""";

    static DevnetArguments parse(String[] args) {
        DevnetOptions options = DevnetOptions.fixedPorts(Path.of("data", "devnet"));
        List<Integer> hive = options.hivePorts();
        int lnd = options.lndPort();
        int merchant = options.merchantPort();
        int cln = options.clnPort();
        int control = options.controlPort();
        for (Iterator<String> words = List.of(args).iterator(); words.hasNext(); ) {
            String name = words.next();
            if (name.equals("--help")) {
                return new DevnetArguments(true, options);
            }
            if (!words.hasNext()) {
                throw new IllegalArgumentException("The option " + name + " needs a value.");
            }
            String value = words.next();
            switch (name) {
                case "--hive-ports" -> hive = ports(value);
                case "--lnd-port" -> lnd = number(value, 65_535);
                case "--merchant-port" -> merchant = number(value, 65_535);
                case "--cln-port" -> cln = number(value, 65_535);
                case "--control-port" -> control = number(value, 65_535);
                case "--dir" -> options = options.withDirectory(Path.of(value));
                case "--seed" -> options = options.withSeed(value);
                case "--block-seconds" ->
                    options = options.withBlocks(Duration.ofSeconds(number(value, 3600)), options.slot());
                default -> throw new IllegalArgumentException("There is no option " + name + ".");
            }
        }
        return new DevnetArguments(
                false, options.withPorts(hive, lnd, merchant, control).withClnPort(cln));
    }

    private static List<Integer> ports(String text) {
        List<Integer> ports = new ArrayList<>();
        for (String port : text.split(",", -1)) {
            ports.add(number(port, 65_535));
        }
        return ports;
    }

    private static int number(String text, int most) {
        if (!text.matches("[0-9]{1,5}") || Integer.parseInt(text) > most) {
            throw new IllegalArgumentException("Expected a number from 0 to " + most + " instead of \"" + text + "\".");
        }
        return Integer.parseInt(text);
    }
}
