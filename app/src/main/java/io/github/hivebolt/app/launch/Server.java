package io.github.hivebolt.app.launch;

import fish.payara.micro.boot.PayaraMicroBoot;
import fish.payara.micro.boot.PayaraMicroLauncher;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * Boots Payara Micro with the unpacked web application. One server per data directory: the runtime folder is locked
 * until the process ends.
 */
final class Server {
    private static final String LISTENER =
            "configs.config.server-config.network-config.network-listeners.network-listener.http-listener.";
    private static final String HARDENING = "hardening.txt";

    /** Reachable until the process ends, because a collected channel gives its lock back. */
    private static final List<FileLock> HELD_LOCKS = new CopyOnWriteArrayList<>();

    private final Bundle bundle;

    Server(Bundle bundle) {
        this.bundle = bundle;
    }

    /**
     * Starts the server and returns when the application serves requests.
     *
     * @param plan {@code http.host}, {@code http.port} and {@code data-dir}, already validated
     * @return 0 if the application runs
     * @throws LaunchException if it does not
     */
    int start(Map<String, String> plan) {
        String host = required(plan, "http.host");
        int port = Integer.parseInt(required(plan, "http.port"));
        Path runtime = Path.of(required(plan, "data-dir")).toAbsolutePath().resolve("runtime");
        try {
            Files.createDirectories(runtime);
            HELD_LOCKS.add(lock(runtime.resolve("lock")));
            requireFree(host, port);
            FileTrees.delete(runtime.resolve("server"));
            // The server makes its own folders, but not this one when it is given a root folder.
            Files.createDirectories(runtime.resolve("server/config/branding"));
            boot(runtime, arguments(runtime, host, port), host, port);
            return 0;
        } catch (IOException unusable) {
            throw new LaunchException("cannot use the folder " + runtime + ": " + unusable, unusable);
        }
    }

    private List<String> arguments(Path runtime, String host, int port) throws IOException {
        String address = "set " + LISTENER + "address=" + host + "\nset " + LISTENER + "port=" + port + "\n";
        Path commands = runtime.resolve("pre-boot-commands.txt");
        Files.writeString(commands, address + Files.readString(bundle.serverFile(HARDENING)));
        return List.of(
                "--disablephonehome",
                "--nocluster",
                "--nohazelcast",
                bundle.isLaidOut() ? "--rootdir" : "--unpackdir",
                runtime.resolve("server").toString(),
                "--prebootcommandfile",
                commands.toString(),
                "--logproperties",
                bundle.serverFile("logging.properties").toAbsolutePath().toString(),
                "--deploy",
                bundle.webApplication().toAbsolutePath().toString());
    }

    private void boot(Path runtime, List<String> arguments, String host, int port) {
        try {
            PayaraMicroBoot boot = create(runtime, arguments.toArray(String[]::new));
            if (boot.getRuntime().getDeployedApplicationNames().isEmpty() || !SelfCheck.answers(host, port)) {
                throw new LaunchException("the application did not start; the log above says why");
            }
        } catch (LaunchException notDeployed) {
            throw notDeployed;
        } catch (InvocationTargetException failure) {
            throw new LaunchException("the server did not start: " + deepest(failure), failure);
        } catch (Exception broken) {
            throw new LaunchException("the server did not start: " + broken, broken);
        }
    }

    private PayaraMicroBoot create(Path runtime, String[] arguments) throws Exception {
        if (!bundle.isLaidOut()) {
            return PayaraMicroLauncher.create(arguments);
        }
        System.setProperty("fish.payara.micro.BootJar", Bundle.ownJar().toUri().toString());
        System.setProperty(
                "fish.payara.micro.UnpackDir", runtime.resolve("server").toString());
        // The implementation lies inside the server's jar, where no compiler sees it.
        Object boot = Class.forName("fish.payara.micro.impl.PayaraMicroImpl")
                .getMethod("create", String[].class)
                .invoke(null, (Object) arguments);
        return (PayaraMicroBoot) boot;
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause;
    }

    private static String required(Map<String, String> plan, String key) {
        String value = plan.get(key);
        if (value == null) {
            throw new IllegalArgumentException("the plan for the server lacks " + key);
        }
        return value;
    }

    private static FileLock lock(Path file) throws IOException {
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        try {
            FileLock lock = channel.tryLock();
            if (lock != null) {
                return lock;
            }
        } catch (OverlappingFileLockException sameProcess) {
            // Falls through to the same sentence.
        }
        channel.close();
        throw new LaunchException("another hivebolt runs with this data directory (" + file
                + " is locked); stop it first or set hivebolt.data-dir to another folder");
    }

    private static void requireFree(String host, int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getByName(host), port));
        } catch (IOException taken) {
            throw new LaunchException(
                    "cannot listen on " + host + ":" + port + " (" + taken.getMessage()
                            + "); free it or choose another one with hivebolt.http.host and hivebolt.http.port",
                    taken);
        }
    }
}
