package io.github.hivebolt.app.config;

/** Turns a text into a value. */
@FunctionalInterface
interface Parser<T> {
    T parse(String text) throws Malformed;
}
