package io.github.hivebolt.codec;

import static io.github.hivebolt.domain.Checks.require;

import io.github.hivebolt.domain.hive.AccountName;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * A note to other programs. The accounts are kept sorted and without doubles, because hived hashes them so in whatever
 * order they come.
 *
 * @param requiredAuths who signs with the active key
 * @param requiredPostingAuths who signs with the posting key
 * @param id names the program, at most 32 bytes
 * @param json the note, at most 8192 bytes; whether it is JSON is not checked
 */
public record CustomJsonOperation(
        SortedSet<AccountName> requiredAuths, SortedSet<AccountName> requiredPostingAuths, String id, String json)
        implements HiveOperation {
    private static final int MAX_ID_BYTES = 32;
    private static final int MAX_JSON_BYTES = 8192;

    /** Sorts the accounts and refuses what the chain would refuse. */
    public CustomJsonOperation {
        requiredAuths = sorted(requiredAuths);
        requiredPostingAuths = sorted(requiredPostingAuths);
        require(!requiredAuths.isEmpty() || !requiredPostingAuths.isEmpty(), "somebody must sign a custom JSON");
        require(Utf8.encode(id).length <= MAX_ID_BYTES, "a custom JSON's id must not exceed 32 bytes");
        require(Utf8.encode(json).length <= MAX_JSON_BYTES, "a custom JSON must not exceed 8192 bytes");
    }

    /**
     * Sorts account names as hived does, by their bytes.
     *
     * @param accounts the names, in any order
     * @return a sorted set that cannot be changed
     */
    public static SortedSet<AccountName> sorted(Collection<AccountName> accounts) {
        NavigableSet<AccountName> set = new TreeSet<>(Comparator.comparing(AccountName::value));
        set.addAll(accounts);
        return Collections.unmodifiableNavigableSet(set);
    }
}
