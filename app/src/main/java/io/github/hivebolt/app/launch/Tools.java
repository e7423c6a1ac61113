package io.github.hivebolt.app.launch;

import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;

/**
 * Runs commands with the classes of the nested web application in a plain JVM. The class loader hangs below the
 * platform's, not below this jar's, so that commands see what the web application sees and nothing else.
 */
final class Tools {
    private static final String COMMANDS = "io.github.hivebolt.app.cli.Commands";

    private final URLClassLoader loader;

    private Tools(URLClassLoader loader) {
        this.loader = loader;
    }

    static Tools of(Bundle bundle) {
        try {
            List<URL> urls = new ArrayList<>();
            urls.add(urlOf(bundle.webApplication().resolve("WEB-INF/classes/")));
            for (Path jar : bundle.webLibraries()) {
                urls.add(urlOf(jar));
            }
            for (Path jar : bundle.toolJars()) {
                urls.add(urlOf(jar));
            }
            URL[] path = urls.toArray(URL[]::new);
            return new Tools(new URLClassLoader("hivebolt-tools", path, ClassLoader.getPlatformClassLoader()));
        } catch (IOException broken) {
            throw new LaunchException("cannot read the unpacked application: " + broken, broken);
        }
    }

    /**
     * Runs a command.
     *
     * @param server starts the server with the given plan and returns 0, or an exit code if it could not start
     * @return the exit code of the process, or -1 if the process goes on
     */
    int run(List<String> args, ToIntFunction<Map<String, String>> server) {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        ToIntFunction<Map<String, String>> outside = plan -> {
            thread.setContextClassLoader(before);
            return server.applyAsInt(plan);
        };
        thread.setContextClassLoader(loader);
        try {
            Object exitCode = loader.loadClass(COMMANDS)
                    .getMethod("run", List.class, ToIntFunction.class)
                    .invoke(null, args, outside);
            return (Integer) exitCode;
        } catch (InvocationTargetException failure) {
            throw unchecked(failure.getCause() == null ? failure : failure.getCause());
        } catch (ReflectiveOperationException broken) {
            throw new LaunchException("the application in the jar is incomplete: " + broken, broken);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private static RuntimeException unchecked(Throwable failure) {
        if (failure instanceof RuntimeException exception) {
            return exception;
        }
        if (failure instanceof Error error) {
            throw error;
        }
        return new IllegalStateException(failure);
    }

    private static URL urlOf(Path file) throws MalformedURLException {
        return file.toUri().toURL();
    }
}
