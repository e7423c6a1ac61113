package io.github.hivebolt.engine;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.order.PayeeStanding;
import io.github.hivebolt.ports.HiveReader;
import io.github.hivebolt.ports.PartyUnavailableException;

/** Asks whether an account exists; an unclear answer is no answer. */
final class PayeeLookup {
    private PayeeLookup() {}

    static PayeeStanding standing(HiveReader reader, AccountName payee) {
        try {
            return reader.account(payee).isPresent() ? PayeeStanding.EXISTS : PayeeStanding.MISSING;
        } catch (PartyUnavailableException unavailable) {
            return PayeeStanding.UNKNOWN;
        }
    }
}
