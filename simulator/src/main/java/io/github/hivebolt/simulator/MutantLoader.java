package io.github.hivebolt.simulator;

import java.io.IOException;
import java.io.InputStream;
import java.util.Map;

/** Loads Hivebolt a second time, with some classes replaced; everything else comes from where it always comes from. */
final class MutantLoader extends ClassLoader {
    private static final String OURS = "io.github.hivebolt.";

    private final Map<String, byte[]> replaced;

    MutantLoader(Map<String, byte[]> replaced) {
        super(MutantLoader.class.getClassLoader());
        this.replaced = Map.copyOf(replaced);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        if (!name.startsWith(OURS)) {
            return super.loadClass(name, resolve);
        }
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            return loaded == null ? define(name) : loaded;
        }
    }

    private Class<?> define(String name) throws ClassNotFoundException {
        byte[] bytes = replaced.containsKey(name) ? replaced.get(name) : original(name);
        return defineClass(name, bytes, 0, bytes.length);
    }

    private byte[] original(String name) throws ClassNotFoundException {
        try (InputStream bytes = getParent().getResourceAsStream(name.replace('.', '/') + ".class")) {
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return bytes.readAllBytes();
        } catch (IOException broken) {
            throw new ClassNotFoundException(name, broken);
        }
    }
}
