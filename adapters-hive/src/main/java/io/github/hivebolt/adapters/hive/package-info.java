/**
 * The Hive chain over the JSON-RPC of several nodes (hived, or the HAF stack behind most public nodes).
 *
 * <p>No node is trusted alone, and no node is needed alone:
 *
 * <ul>
 *   <li>An answer counts only with HTTP 200, as one JSON object that repeats our id, within size and time limits, and
 *       if it makes sense: ranges are contiguous and linked, there are as many transactions as transaction ids, a head
 *       carries its number in its id. A node that fails is left alone for 5 s to 5 min, per group of calls, and the
 *       next is asked at once. A node on another chain is asked nothing else.
 *   <li>The irreversible block is the second highest that fresh hosts report, or that of the only fresh host less one:
 *       reading goes on while one host answers. What is read is credited only when as many hosts as must confirm hold
 *       the same operation in a block that is irreversible to each of them, so crediting waits.
 *   <li>The last block of what is read is compared with another host's at the end of a catch-up and every 30 s.
 *   <li>Two addresses of the same host are one voice. On the loopback interface a port is a host of its own.
 *   <li>Nothing is signed that refers to a block or a time on the word of one host while there are two: a wrong
 *       reference block makes a transfer invalid, a later time would make it live longer than we believe.
 * </ul>
 */
@NullMarked
package io.github.hivebolt.adapters.hive;

import org.jspecify.annotations.NullMarked;
