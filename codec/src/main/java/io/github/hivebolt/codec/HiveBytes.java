package io.github.hivebolt.codec;

import io.github.hivebolt.domain.hive.AccountName;
import io.github.hivebolt.domain.money.HiveAmount;
import java.io.ByteArrayOutputStream;
import java.util.Collection;

/** Writes Hive's binary form: little-endian numbers, counted texts. Not thread-safe. */
final class HiveBytes {
    private static final int VARINT_BITS = 7;
    private static final int VARINT_MORE = 0x80;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final BinaryForm form;

    HiveBytes(BinaryForm form) {
        this.form = form;
    }

    HiveBytes number(long value, int size) {
        for (int i = 0; i < size; i++) {
            bytes.write((int) (value >>> (Byte.SIZE * i)));
        }
        return this;
    }

    HiveBytes u8(int value) {
        return number(value, Byte.BYTES);
    }

    HiveBytes u16(int value) {
        return number(value, Short.BYTES);
    }

    HiveBytes u32(long value) {
        return number(value, Integer.BYTES);
    }

    HiveBytes u64(long value) {
        return number(value, Long.BYTES);
    }

    /** An unsigned number in groups of seven bits, lowest first (LEB128). */
    HiveBytes varint(int value) {
        int rest = value;
        while (rest >>> VARINT_BITS != 0) {
            bytes.write(rest | VARINT_MORE);
            rest >>>= VARINT_BITS;
        }
        bytes.write(rest);
        return this;
    }

    HiveBytes raw(byte[] value) {
        bytes.writeBytes(value);
        return this;
    }

    HiveBytes counted(byte[] value) {
        return varint(value.length).raw(value);
    }

    HiveBytes text(String value) {
        return counted(Utf8.encode(value));
    }

    HiveBytes account(AccountName name) {
        return text(name.value());
    }

    HiveBytes accounts(Collection<AccountName> names) {
        varint(names.size());
        names.forEach(this::account);
        return this;
    }

    HiveBytes amount(HiveAmount amount) {
        u64(amount.milli());
        return switch (form) {
            case HF26 -> u32(HiveAssetForm.naiNumber(amount.asset()));
            case LEGACY -> u8(HiveAssetForm.PRECISION).raw(HiveAssetForm.legacySymbol(amount.asset()));
        };
    }

    byte[] toByteArray() {
        return bytes.toByteArray();
    }
}
