/**
 * Deterministic simulation. The production engine runs on a virtual clock against models of the Hive chain and of the
 * Lightning network; one seed decides everything that happens, and an auditor that shares no code with the engine
 * checks every promise at every step.
 */
@NullMarked
package io.github.hivebolt.simulator;

import org.jspecify.annotations.NullMarked;
