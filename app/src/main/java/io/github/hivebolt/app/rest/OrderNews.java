package io.github.hivebolt.app.rest;

/**
 * What somebody who follows an order is told of it.
 *
 * @param state its state as in REST
 * @param steps how many states it has come into so far; it never becomes less
 * @param isFinal whether nothing comes after
 * @param view the order as he may see it
 */
public record OrderNews(String state, int steps, boolean isFinal, Object view) {}
