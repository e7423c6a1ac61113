package io.github.hivebolt.domain.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of hived's {@code is_valid_account_name}. */
class AccountNameTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "abc",
                "a1b",
                "alice",
                "hive.fund",
                "a-b",
                "a--b",
                "abc.def.ghi",
                "sixteen-letters0",
                "v4vapp-1",
                "a1-2"
            })
    void whatHivedAccepts_isAName(String text) {
        assertThat(AccountName.isValid(text)).isTrue();
        assertThat(new AccountName(text)).hasToString(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ab",
                "seventeen-letters",
                "Alice",
                "1abc",
                "-abc",
                "abc-",
                ".abc",
                "abc.",
                "abc..def",
                "ab.cdef",
                "abc.de",
                "abc.1de",
                "abc.-de",
                "abc-.def",
                "al ice",
                "alice ",
                "alice\n",
                "al_ice",
                "àlice",
                "аlice",
                "alice٣",
                "@alice"
            })
    void whatHivedRefuses_isNoName(String text) {
        assertThat(AccountName.isValid(text)).isFalse();
        assertThatIllegalArgumentException().isThrownBy(() -> new AccountName(text));
    }
}
