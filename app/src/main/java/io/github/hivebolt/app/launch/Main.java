package io.github.hivebolt.app.launch;

import java.nio.file.Path;
import java.util.List;

/**
 * Entry point of {@code hivebolt.jar}. It unpacks the nested application once, then hands the command line to the
 * command classes inside it. Only the classes of this package lie at the root of the jar, because everything there is
 * visible to the server as well.
 */
public final class Main {
    private static final int KEEP_RUNNING = -1;

    private Main() {}

    /**
     * Runs one command and ends the process with its exit code; a started server keeps the process alive.
     *
     * @param args the command and its arguments
     */
    public static void main(String[] args) {
        // The default HTTP client of the JDK repeats a POST on a dropped connection; a payment must not be sent twice.
        System.setProperty("sun.net.http.retryPost", "false");
        // The server's own REST applications (such as /openapi) would otherwise describe themselves to everybody.
        System.setProperty("jersey.config.allowSystemPropertiesProvider", "true");
        System.setProperty("jersey.config.server.wadl.disableWadl", "true");
        int exitCode = run(List.of(args));
        if (exitCode != KEEP_RUNNING) {
            System.exit(exitCode);
        }
    }

    private static int run(List<String> args) {
        try {
            if (args.size() == 2 && args.get(0).equals("explode")) {
                Exploder.explode(Bundle.ownJar(), Path.of(args.get(1)));
                return 0;
            }
            Bundle bundle = Bundle.open(DataDirectory.configured());
            return Tools.of(bundle).run(args, new Server(bundle)::start);
        } catch (LaunchException refused) {
            System.err.println("hivebolt: " + refused.getMessage());
            return 1;
        }
    }
}
