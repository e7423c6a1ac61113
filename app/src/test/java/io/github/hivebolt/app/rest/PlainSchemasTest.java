package io.github.hivebolt.app.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The forms that the description gives to optional values and times are those that the answers have. */
class PlainSchemasTest {
    private static final List<Class<?>> RECORDS = List.of(
            InfoView.class,
            InfoView.Networks.class,
            StatusView.class,
            StatusView.Party.class,
            StatusView.Blocks.class,
            StatusView.IncidentView.class,
            OrderView.class,
            OrderView.Transfer.class,
            OrderView.Step.class,
            OrderView.Requests.class,
            OrderPage.class,
            OperatorRequests.Which.class,
            OperatorRequests.Resolution.class,
            OperatorRequests.BackupTarget.class);

    @Test
    void everyOptionalValueAndTime_isDescribedAsItIsWritten() {
        int checked = 0;
        for (Class<?> record : RECORDS) {
            for (RecordComponent component : record.getRecordComponents()) {
                Optional<PlainSchemas.Form> written = written(component.getGenericType());
                if (written.isPresent()) {
                    assertThat(PlainSchemas.form(component.getName()))
                            .as(record.getSimpleName() + "." + component.getName())
                            .isEqualTo(written.get());
                    checked++;
                }
            }
        }
        assertThat(checked).isGreaterThan(40);
    }

    /** Empty where the generator tells the form by itself: other records, lists, plain texts and numbers. */
    private static Optional<PlainSchemas.Form> written(Type type) {
        if (type == Instant.class) {
            return Optional.of(PlainSchemas.Form.TIME);
        }
        if (!(type instanceof ParameterizedType generic)) {
            return Optional.empty();
        }
        if (generic.getRawType() == Map.class) {
            return Optional.of(PlainSchemas.Form.MAP);
        }
        Type inner = generic.getActualTypeArguments()[0];
        if (generic.getRawType() != Optional.class || (inner instanceof Class<?> known && known.isRecord())) {
            return Optional.empty();
        }
        if (inner == Instant.class) {
            return Optional.of(PlainSchemas.Form.TIME);
        }
        return Optional.of(inner == String.class ? PlainSchemas.Form.TEXT : PlainSchemas.Form.NUMBER);
    }
}
