package io.github.hivebolt.domain.memo;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.hivebolt.domain.memo.DestinationWord.InvoiceWord;
import io.github.hivebolt.domain.memo.DestinationWord.NotYetPayable;
import java.util.OptionalLong;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MemoGrammarTest {
    private static final String INVOICE = "lnbc20u1pvjluezpp5qqqsyq";

    private static MemoRequest.Pay pay(String memo) {
        assertThat(MemoGrammar.parse(memo)).isInstanceOf(MemoRequest.Pay.class);
        return (MemoRequest.Pay) MemoGrammar.parse(memo);
    }

    private static void assertPaysTheInvoice(String memo) {
        assertThat(pay(memo).destination()).isEqualTo(new InvoiceWord(INVOICE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INVOICE,
                "lightning:" + INVOICE,
                "LIGHTNING:" + INVOICE,
                "Lightning:" + INVOICE,
                "⚡" + INVOICE,
                "⚡\uFE0F" + INVOICE,
                "⚡lightning:" + INVOICE,
                "⚡\uFE0Flightning:" + INVOICE,
                "lightning:⚡\uFE0F" + INVOICE
            })
    void decorationsOfADestination_areStripped(String memo) {
        assertPaysTheInvoice(memo);
        assertThat(pay(memo).comment()).isEmpty();
    }

    @Test
    void aDecorationStandingAlone_isAWordOfTheComment() {
        assertThat(pay("⚡ " + INVOICE).comment()).isEqualTo("⚡");
        assertThat(pay("lightning: " + INVOICE).comment()).isEqualTo("lightning:");
        assertThat(MemoGrammar.parse("⚡")).isEqualTo(new MemoRequest.NotRecognised());
    }

    @Test
    void everyWhiteSpaceAndControlCharacter_separatesWords_andNothingElseDoes() {
        Predicate<String> separator =
                Pattern.compile("[\\p{IsWhite_Space}\\p{Cc}]").asMatchPredicate();
        for (int character = 0; character <= Character.MAX_VALUE; character++) {
            String text = Character.toString(character);
            boolean separates = MemoGrammar.parse(INVOICE + text + INVOICE) instanceof MemoRequest.Ambiguous;
            assertThat(separates).as("character %x", character).isEqualTo(separator.test(text));
        }
    }

    @Test
    void theCaseOfAnInvoice_isPreserved() {
        assertThat(pay("LIGHTNING:LNBC20U1PVJLUEZ").destination()).isEqualTo(new InvoiceWord("LNBC20U1PVJLUEZ"));
        assertThat(pay("LnBc20u1PvJ").destination()).isEqualTo(new InvoiceWord("LnBc20u1PvJ"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lnbc1qq", "lntb1qq", "lntbs1qq", "lnbcrt1qq", "lnsb1qq", "lnbc2500u1qq", "LNTB20M1QQ"})
    void invoicesOfEveryNetwork_areDestinations(String word) {
        assertThat(pay(word).destination()).isEqualTo(new InvoiceWord(word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lnbc",
                "lnbcfoo",
                "lnxx1qq",
                "lnbc1q_q",
                "bc1qar0srrr7xfkvy5l643lydnw9re59gtzzwf5mdq",
                "alice",
                "@alice",
                "alice@",
                "alice@localhost",
                "@example.org",
                "a b@c",
                "lnurl",
                "lnurl1",
                "lno1",
                "https://example.org/pay",
                "http://example.org/.well-known/lnurlp/alice",
                "https:///.well-known/lnurlp/",
                "lightning:",
                "lightning:lightning:lnbc1qq",
                "xlnbc1qq",
                "(lnbc1qq)",
                "lnbc1qq,"
            })
    void otherWords_areNoDestination(String word) {
        assertThat(MemoGrammar.parse(word)).isEqualTo(new MemoRequest.NotRecognised());
    }

    @ParameterizedTest
    @CsvSource({
        "alice@example.org, Lightning address",
        "Alice.B+tips@sub.example-site.co.uk, Lightning address",
        "⚡alice@example.org, Lightning address",
        "lightning:alice@example.org, Lightning address",
        "lnurl1dp68gurn8ghj7, LNURL",
        "LNURL1DP68GURN8GHJ7, LNURL",
        "lightning:LNURL1DP68GURN8GHJ7, LNURL",
        "lnurlp://example.org/alice, LNURL",
        "https://example.org/.well-known/lnurlp/alice, LNURL"
    })
    void destinationsThatCannotBePaidYet_areRecognised(String word, String kind) {
        assertThat(pay(word).destination()).isEqualTo(new NotYetPayable(kind));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lno1pqps7sjqpg", "LNO1PQPS7SJQPG", "lno1pqps+7sjqpg"})
    void offers_areRecognisedAsTheyAreWritten_withOrWithoutPrefix(String offer) {
        assertThat(pay(offer + " amount=5").destination()).isEqualTo(new DestinationWord.OfferWord(offer));
        assertThat(pay("lightning:" + offer).destination()).isEqualTo(new DestinationWord.OfferWord(offer));
    }

    @ParameterizedTest
    @ValueSource(strings = {"lni1pqps7sjqpg", "LNI1PQPS7SJQPG", "lnr1pqps7sjqpg"})
    void invoicesAndRequestsOfBolt12_areNoDestination(String word) {
        assertThat(MemoGrammar.parse(word)).isEqualTo(new MemoRequest.NotRecognised());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "\t\r\n", "\u00a0", "\u2003\u3000", "\u0000", "\u0085", "\u2028\u2029", "\u1680"})
    void emptyMemosAndWhiteSpace_askForNothing(String memo) {
        assertThat(MemoGrammar.parse(memo)).isEqualTo(new MemoRequest.Nothing());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                " ",
                "\t",
                "\n",
                "\r\n",
                "\u000b",
                "\f",
                "\u0085",
                "\u00a0",
                "\u1680",
                "\u2000",
                "\u2003",
                "\u200a",
                "\u2028",
                "\u2029",
                "\u202f",
                "\u205f",
                "\u3000",
                "\u0000",
                "\u001f",
                "\u007f",
                "\u0099",
                " \u00a0\n "
            })
    void everyUnicodeWhiteSpace_separatesWords(String space) {
        MemoRequest.Pay request = pay(space + "for" + space + INVOICE + space + "amount=5" + space + "coffee" + space);
        assertThat(request.destination()).isEqualTo(new InvoiceWord(INVOICE));
        assertThat(request.amountSats()).hasValue(5);
        assertThat(request.comment()).isEqualTo("for coffee");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                INVOICE + " " + INVOICE,
                INVOICE + " lnbc1other",
                INVOICE + " alice@example.org",
                "lnurl1dp68gurn8ghj7 ⚡" + INVOICE,
                INVOICE + " amount=1 amount=1",
                INVOICE + " #amount=1 amount=x",
                INVOICE + " " + INVOICE + " amount=x"
            })
    void moreThanOneDestinationOrAmount_isAmbiguous(String memo) {
        assertThat(MemoGrammar.parse(memo)).isEqualTo(new MemoRequest.Ambiguous());
    }

    @ParameterizedTest
    @CsvSource({
        "amount=0, 0",
        "amount=1, 1",
        "#amount=2500, 2500",
        "AMOUNT=7, 7",
        "#Amount=007, 7",
        "amount=999999999999999, 999999999999999"
    })
    void amountTags_areRead(String tag, long sats) {
        assertThat(pay(INVOICE + " " + tag).amountSats()).isEqualTo(OptionalLong.of(sats));
        assertThat(pay(tag + " " + INVOICE).amountSats()).isEqualTo(OptionalLong.of(sats));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "amount=",
                "#amount=",
                "amount=-1",
                "amount=+1",
                "amount=1.5",
                "amount=1,000",
                "amount=1k",
                "amount=0x10",
                "amount=٣",
                "amount=1000000000000000",
                "amount=99999999999999999999999",
                "amount==1",
                "amount=1\u200b"
            })
    void amountsThatAreNoWholeNumber_areUnreadable(String tag) {
        assertThat(MemoGrammar.parse(INVOICE + " " + tag))
                .isEqualTo(new MemoRequest.AmountUnreadable(new DestinationWord.InvoiceWord(INVOICE)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"amounts=5", "##amount=5", "xamount=5", "amount", "amount:5", "#sats"})
    void otherTags_areWordsOfTheComment(String word) {
        MemoRequest.Pay request = pay(INVOICE + " " + word);
        assertThat(request.amountSats()).isEmpty();
        assertThat(request.comment()).isEqualTo(word);
    }

    @Test
    void anAmountWithoutADestination_isNotRecognised() {
        assertThat(MemoGrammar.parse("amount=5")).isEqualTo(new MemoRequest.NotRecognised());
        assertThat(MemoGrammar.parse("hello there")).isEqualTo(new MemoRequest.NotRecognised());
    }

    @Test
    void theOtherWords_areTheCommentInTheirOrder() {
        assertThat(pay("  thanks   for " + INVOICE + " the\tfish ⚡ ").comment()).isEqualTo("thanks for the fish ⚡");
    }
}
