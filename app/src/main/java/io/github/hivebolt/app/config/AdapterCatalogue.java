package io.github.hivebolt.app.config;

import io.github.hivebolt.ports.spi.AdapterKey;
import java.io.IOException;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.regex.Pattern;

/**
 * All adapters that there are: those of this version and those of the jars that were dropped in. A jar that is broken or
 * of another version is left out with a sentence, and never keeps the others away. To be kept open for as long as an
 * adapter of it is used.
 */
public final class AdapterCatalogue implements AutoCloseable {
    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

    private final List<Entry> entries = new ArrayList<>();
    private final List<Problem> refusals = new ArrayList<>();
    private final List<URLClassLoader> loaders = new ArrayList<>();

    /**
     * One adapter.
     *
     * @param kind what it is
     * @param name what chooses it
     * @param provider opens it
     * @param jar the file that it was dropped in with, or empty where it is part of this version
     * @param keys the settings that it declares
     */
    public record Entry(AdapterKind kind, String name, Object provider, Optional<String> jar, List<AdapterKey> keys) {
        /** Takes a copy. */
        public Entry {
            keys = List.copyOf(keys);
        }
    }

    private AdapterCatalogue() {}

    /**
     * Looks for adapters. Nothing is opened.
     *
     * @param folder where jars are dropped in; may be missing
     * @param parent sees the ports and the adapters of this version
     * @return the catalogue
     */
    public static AdapterCatalogue of(Path folder, ClassLoader parent) {
        AdapterCatalogue catalogue = new AdapterCatalogue();
        for (AdapterKind kind : AdapterKind.values()) {
            ServiceLoader.load(kind.service(), parent)
                    .forEach(provider -> catalogue.add(kind, provider, Optional.empty()));
        }
        try {
            DroppedIn.in(folder, parent).forEach(catalogue::addAllOf);
        } catch (IOException unreadable) {
            catalogue.refuse(folder.toString(), "this folder cannot be read; correct its permissions");
        }
        return catalogue;
    }

    /**
     * The adapters.
     *
     * @return those of this version first
     */
    public List<Entry> entries() {
        return List.copyOf(entries);
    }

    /**
     * Finds an adapter.
     *
     * @param kind what it must be
     * @param name its name
     * @return the adapter, or empty
     */
    public Optional<Entry> find(AdapterKind kind, String name) {
        return entries.stream()
                .filter(entry -> entry.kind() == kind && entry.name().equals(name))
                .findFirst();
    }

    /**
     * What was left out, and why.
     *
     * @return warnings
     */
    public List<Problem> refusals() {
        return List.copyOf(refusals);
    }

    /** Lets go of the jars. It never throws. */
    @Override
    public void close() {
        for (URLClassLoader loader : loaders) {
            try {
                loader.close();
            } catch (IOException nothingLeftToDo) {
                // The file is gone or unreadable; so is all that was held open.
            }
        }
    }

    private void addAllOf(AdapterJar jar) {
        if (jar.refusal().isPresent()) {
            refuse(jar.name(), jar.refusal().get());
            return;
        }
        URLClassLoader loader = jar.loader().orElseThrow();
        loaders.add(loader);
        int before = entries.size() + refusals.size();
        for (AdapterKind kind : AdapterKind.values()) {
            addAll(kind, jar.name(), loader);
        }
        if (entries.size() + refusals.size() == before) {
            refuse(jar.name(), "it holds no adapter: it needs a file in META-INF/services that names one");
        }
    }

    /** The one place where a stranger's code runs while looking around: whatever it throws is its own misfortune. */
    private void addAll(AdapterKind kind, String jar, ClassLoader loader) {
        try {
            Iterator<?> providers = ServiceLoader.load(kind.service(), loader).iterator();
            while (providers.hasNext()) {
                Object provider = providers.next();
                if (provider.getClass().getClassLoader() == loader) {
                    add(kind, provider, Optional.of(jar));
                }
            }
        } catch (ServiceConfigurationError | LinkageError | RuntimeException broken) {
            refuse(jar, "it is broken (" + printable(broken) + "); get another build of it");
        }
    }

    private void add(AdapterKind kind, Object provider, Optional<String> jar) {
        String name = String.valueOf(AdapterKind.nameOf(provider));
        List<AdapterKey> keys = AdapterKind.keysOf(provider);
        String prefix = kind.prefixOf(name);
        if (!NAME.matcher(name).matches()) {
            refuse(jar.orElse(""), "an adapter's name must be like \"my-node\": small letters, digits and hyphens");
        } else if (find(kind, name).isPresent() || (jar.isPresent() && AdapterNames.DOCUMENTED.has(kind, name))) {
            refuse(jar.orElse(""), "there is another adapter named " + name + "; only one of them can be used");
        } else if (keys.stream().anyMatch(key -> !key.name().startsWith(prefix))) {
            refuse(jar.orElse(""), "the keys of adapter " + name + " must start with hivebolt." + prefix);
        } else {
            entries.add(new Entry(kind, name, provider, jar, keys));
        }
    }

    private void refuse(String file, String why) {
        refusals.add(Problem.refusedAdapter(file, why));
    }

    private static String printable(Throwable broken) {
        String words = broken.getClass().getSimpleName() + ": " + broken.getMessage();
        return words.substring(0, Math.min(200, words.length())).replaceAll("[^ -~]", "?");
    }
}
