package io.github.hivebolt.app.wiring;

import io.github.hivebolt.ports.spi.LightningAdapter;

/**
 * A Lightning node that is not paid with, but whose settings are still there: orders may have been sent through it.
 *
 * @param name the name of its adapter
 * @param adapter opened without contacting it
 */
record FormerNode(String name, LightningAdapter adapter) {}
