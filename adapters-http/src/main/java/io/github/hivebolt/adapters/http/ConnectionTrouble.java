package io.github.hivebolt.adapters.http;

import io.github.hivebolt.ports.PartyUnavailableException.Trouble;

/**
 * Why an exchange got no answer.
 *
 * @param kind its kind
 * @param sentence for the operator
 * @param requestMayHaveLeft false only if it is certain that the other end can not have got one byte of the request
 */
public record ConnectionTrouble(Trouble kind, String sentence, boolean requestMayHaveLeft) {}
