package io.github.hivebolt.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.function.Consumer;

/** A port through which something else can happen just before and just after every call. */
final class Interrupted {
    private Interrupted() {}

    static <T> T around(Class<T> port, T target, Consumer<String> moment) {
        Object proxy = Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, given) -> {
            Object[] arguments = given == null ? new Object[0] : given;
            moment.accept("before " + method.getName());
            try {
                return method.invoke(target, arguments);
            } catch (InvocationTargetException failed) {
                throw failed.getCause();
            } finally {
                moment.accept("after " + method.getName());
            }
        });
        return port.cast(proxy);
    }
}
