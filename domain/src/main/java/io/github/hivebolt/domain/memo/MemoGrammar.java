package io.github.hivebolt.domain.memo;

import io.github.hivebolt.domain.memo.DestinationWord.InvoiceWord;
import io.github.hivebolt.domain.memo.DestinationWord.NotYetPayable;
import io.github.hivebolt.domain.memo.DestinationWord.OfferWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The grammar of request memos: words between white space, exactly one of them a destination. Pure and thread-safe. */
public final class MemoGrammar {
    private static final Pattern DECORATION = Pattern.compile("^(?:\u26a1\ufe0f?)?(?i:lightning:)?(?:\u26a1\ufe0f?)?");
    private static final Pattern INVOICE = Pattern.compile("(?i)ln(?:bcrt|bc|tbs|tb|sb)[0-9][0-9a-z]*");
    private static final Pattern OFFER = Pattern.compile("(?i)lno1[0-9a-z+]+");
    private static final Pattern LNURL =
            Pattern.compile("(?i)lnurl1[0-9a-z]+|lnurlp://\\S+|https://\\S+/\\.well-known/lnurlp/\\S+");
    private static final Pattern ADDRESS =
            Pattern.compile("(?i)[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}(?:\\.[a-z0-9-]{1,63})+");
    private static final Pattern AMOUNT_TAG = Pattern.compile("(?i)#?amount=(.*)");
    private static final Pattern WHOLE_NUMBER = Pattern.compile("[0-9]{1,15}");

    private static final char FIRST_PRINTABLE = '!';
    private static final char LAST_PRINTABLE_OF_ASCII = '~';

    private MemoGrammar() {}

    /**
     * Reads a memo in clear text.
     *
     * @param memo any text, at most a few kilobytes; hostile input
     * @return what it asks for
     */
    public static MemoRequest parse(String memo) {
        List<DestinationWord> destinations = new ArrayList<>();
        List<String> amounts = new ArrayList<>();
        List<String> comment = new ArrayList<>();
        for (String word : words(memo)) {
            Matcher amountTag = AMOUNT_TAG.matcher(word);
            Optional<DestinationWord> destination = destination(word);
            if (destination.isPresent()) {
                destinations.add(destination.get());
            } else if (amountTag.matches()) {
                amounts.add(amountTag.group(1));
            } else {
                comment.add(word);
            }
        }
        if (destinations.isEmpty()) {
            return amounts.isEmpty() && comment.isEmpty() ? new MemoRequest.Nothing() : new MemoRequest.NotRecognised();
        }
        if (destinations.size() > 1 || amounts.size() > 1) {
            return new MemoRequest.Ambiguous();
        }
        if (amounts.isEmpty()) {
            return new MemoRequest.Pay(destinations.getFirst(), OptionalLong.empty(), String.join(" ", comment));
        }
        if (!WHOLE_NUMBER.matcher(amounts.getFirst()).matches()) {
            return new MemoRequest.AmountUnreadable(destinations.getFirst());
        }
        OptionalLong sats = OptionalLong.of(Long.parseLong(amounts.getFirst()));
        return new MemoRequest.Pay(destinations.getFirst(), sats, String.join(" ", comment));
    }

    /** What stands between white space and control characters. */
    private static List<String> words(String memo) {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i <= memo.length(); i++) {
            if (i == memo.length() || separates(memo.charAt(i))) {
                if (i > start) {
                    words.add(memo.substring(start, i));
                }
                start = i + 1;
            }
        }
        return words;
    }

    /** Unicode's white space is its separators and some of its control characters, none of them a surrogate. */
    private static boolean separates(char character) {
        return character < FIRST_PRINTABLE
                || (character > LAST_PRINTABLE_OF_ASCII
                        && (Character.isISOControl(character) || Character.isSpaceChar(character)));
    }

    private static Optional<DestinationWord> destination(String word) {
        String bare = DECORATION.matcher(word).replaceFirst("");
        if (INVOICE.matcher(bare).matches()) {
            return Optional.of(new InvoiceWord(bare));
        }
        if (OFFER.matcher(bare).matches()) {
            return Optional.of(new OfferWord(bare));
        }
        if (LNURL.matcher(bare).matches()) {
            return Optional.of(new NotYetPayable("LNURL"));
        }
        if (ADDRESS.matcher(bare.toLowerCase(Locale.ROOT)).matches()) {
            return Optional.of(new NotYetPayable("Lightning address"));
        }
        return Optional.empty();
    }
}
