package io.github.hivebolt.ports;

import java.lang.reflect.Constructor;
import java.lang.reflect.GenericArrayType;
import java.lang.reflect.Member;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Everything that an adapter from outside compiles against, one line each: the given types and whatever of this project
 * can be reached through their public members. What must not change as a whole is one line as a whole: the cases of a
 * sealed type, the constants of an enum, the methods that an implementor must have.
 */
final class PortSignature {
    private static final String OURS = "io.github.hivebolt.";

    private final SortedMap<String, Class<?>> types = new TreeMap<>();
    private final SortedSet<String> lines = new TreeSet<>();

    private PortSignature() {}

    static SortedSet<String> of(Class<?>... roots) {
        PortSignature signature = new PortSignature();
        for (Class<?> root : roots) {
            signature.add(root);
        }
        return signature.lines;
    }

    private void add(Class<?> type) {
        if (type.isArray()) {
            add(type.getComponentType());
        }
        boolean known = !type.getName().startsWith(OURS) || !Modifier.isPublic(type.getModifiers());
        if (known || types.putIfAbsent(type.getName(), type) != null) {
            return;
        }
        lines.add(name(type) + " is " + kind(type));
        if (type.isSealed()) {
            lines.add(name(type) + " permits " + names(type.getPermittedSubclasses()));
            Arrays.stream(type.getPermittedSubclasses()).forEach(this::add);
        }
        if (type.isEnum()) {
            lines.add(name(type) + " has " + Arrays.toString(type.getEnumConstants()));
        }
        if (type.isInterface() && !type.isSealed()) {
            lines.add(name(type) + " asks for "
                    + Arrays.stream(type.getMethods())
                            .filter(method -> Modifier.isAbstract(method.getModifiers()))
                            .map(PortSignature::text)
                            .sorted()
                            .toList());
        }
        Arrays.stream(type.getConstructors()).filter(PortSignature::isSeen).forEach(made -> {
            lines.add(name(type) + " " + text(made));
            Arrays.stream(made.getGenericParameterTypes()).forEach(this::follow);
        });
        Arrays.stream(type.getMethods())
                .filter(PortSignature::isSeen)
                .filter(method -> method.getDeclaringClass() == type)
                .forEach(method -> {
                    lines.add(name(type) + " " + text(method));
                    follow(method.getGenericReturnType());
                    Arrays.stream(method.getGenericParameterTypes()).forEach(this::follow);
                    Arrays.stream(method.getExceptionTypes()).forEach(this::add);
                });
    }

    private void follow(Type type) {
        switch (type) {
            case Class<?> plain -> add(plain);
            case ParameterizedType generic -> {
                follow(generic.getRawType());
                Arrays.stream(generic.getActualTypeArguments()).forEach(this::follow);
            }
            case GenericArrayType array -> follow(array.getGenericComponentType());
            default -> {}
        }
    }

    private static boolean isSeen(Member member) {
        return !member.isSynthetic();
    }

    private static String kind(Class<?> type) {
        String kind = type.isRecord() ? "record" : type.isEnum() ? "enum" : type.isInterface() ? "interface" : "class";
        return type.getSuperclass() == null || type.isRecord() || type.isEnum()
                ? kind
                : kind + " of " + type.getSuperclass().getName();
    }

    private static String text(Constructor<?> made) {
        return "new(" + parameters(made.getGenericParameterTypes()) + ")";
    }

    private static String text(Method method) {
        String prefix = Modifier.isStatic(method.getModifiers()) ? "static " : "";
        String thrown = names(method.getExceptionTypes());
        return prefix + text(method.getGenericReturnType()) + " " + method.getName() + "("
                + parameters(method.getGenericParameterTypes()) + ")" + (thrown.isEmpty() ? "" : " throws " + thrown);
    }

    private static String parameters(Type[] types) {
        return Arrays.stream(types).map(PortSignature::text).collect(Collectors.joining(", "));
    }

    private static String text(Type type) {
        return type.getTypeName().replace(OURS, "");
    }

    private static String names(Class<?>[] types) {
        return Stream.of(types).map(PortSignature::name).sorted().collect(Collectors.joining(", "));
    }

    private static String name(Class<?> type) {
        return type.getName().replace(OURS, "");
    }
}
