package dev.redstart.datasets.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.CharRange;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Numbers and moments in bytes, compared with what the JDK reads from strings. */
class NumberTextTest {
    private static float number(String text) {
        byte[] bytes = ("x" + text + "9").getBytes(StandardCharsets.UTF_8);
        return DecimalText.parse(bytes, 1, bytes.length - 1);
    }

    private static long moment(String text) {
        byte[] bytes = ("9" + text + "9").getBytes(StandardCharsets.UTF_8);
        return MomentText.parse(bytes, 1, bytes.length - 1);
    }

    @Property(tries = 20_000)
    void readsFiniteFloatsAsTheJdkDoes(@ForAll float value) {
        assertThat(number(Float.toString(value))).isEqualTo(value);
    }

    @Property(tries = 20_000)
    void readsDecimalsAsTheJdkDoes(
            @ForAll @IntRange(min = -99_999_999, max = 99_999_999) int digits,
            @ForAll @IntRange(max = 12) int decimals) {
        String text = java.math.BigDecimal.valueOf(digits, decimals).toPlainString();

        assertThat(number(text)).isEqualTo(Float.parseFloat(text));
    }

    @Property(tries = 5_000)
    void readsNothingThatTheJdkRefuses(@ForAll @StringLength(max = 6) @CharRange(from = '+', to = ':') String text) {
        float value = number(text);

        if (!Float.isNaN(value)) {
            assertThat(value).isEqualTo(Float.parseFloat(text));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                " ",
                "-",
                "+",
                ".",
                "-.",
                "e5",
                "1e",
                "1e999",
                "0x10",
                "1f",
                "1d",
                "1,5",
                "NaN",
                "Infinity",
                "1 2",
                "--1",
                "1.2.3",
                "٣"
            })
    void refusesWhatIsNoFiniteDecimalNumber(String text) {
        assertThat(number(text)).isNaN();
    }

    @ParameterizedTest
    @CsvSource({
        "5,5",
        "' 5 ',5",
        "+5,5",
        ".5,0.5",
        "5.,5",
        "-4.25,-4.25",
        "1e-3,0.001",
        "1E3,1000",
        "0.30000001,0.3",
        "16777216,16777216"
    })
    void readsTheFormsThatPeopleWrite(String text, float value) {
        assertThat(number(text)).isEqualTo(value);
    }

    @Property(tries = 5_000)
    void readsDateTimesAsTheJdkDoes(@ForAll @LongRange(min = -62_135_596_800L, max = 253_402_300_799L) long second) {
        LocalDateTime time = LocalDateTime.ofEpochSecond(second, 0, ZoneOffset.UTC);

        assertThat(moment(time.toString())).isEqualTo(second);
        assertThat(moment(time + "Z")).isEqualTo(second);
        assertThat(moment(time.toString().replace('T', ' ') + "-05:30")).isEqualTo(second + 19_800);
        assertThat(moment(time.toLocalDate().toString())).isEqualTo(Math.floorDiv(second, 86_400L) * 86_400);
    }

    @ParameterizedTest
    @CsvSource({
        "2010-12-01T08:26,        2010-12-01T08:26:00Z",
        "2010-12-01 08:26:59.999, 2010-12-01T08:26:59Z",
        "2010-12-01t08:26z,       2010-12-01T08:26:00Z",
        "2010-12-01T08:26+01,     2010-12-01T07:26:00Z",
        "2010-12-01T08:26:00+0130,2010-12-01T06:56:00Z",
        "2000-02-29,              2000-02-29T00:00:00Z",
        "1969-12-31T23:59:59,     1969-12-31T23:59:59Z",
        "978300760,               2000-12-31T22:12:40Z",
        "978300760.75,            2000-12-31T22:12:40Z",
        "978300760000,            2000-12-31T22:12:40Z",
        "978300760999,            2000-12-31T22:12:40Z",
        "0,                       1970-01-01T00:00:00Z",
        "-1,                      1969-12-31T23:59:59Z",
        "-0.5,                    1969-12-31T23:59:59Z",
        "99999999999,             5138-11-16T09:46:39Z",
        "100000000000,            1973-03-03T09:46:40Z",
    })
    void readsTheMomentsThatPeopleWrite(String text, Instant moment) {
        assertThat(moment(text)).isEqualTo(moment.getEpochSecond());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "-",
                "1900-02-29",
                "2010-00-10",
                "2010-1-1",
                "2010-12-01T",
                "2010-12-01T08",
                "2010-12-01T08:60",
                "2010-12-01T08:26:60",
                "2010-12-01T08:26X",
                "2010-12-01T08:26+1",
                "2010-12-01T08:26+01:60",
                "9.7E8",
                "12:30",
                "100000000000000",
                "2010/12/01"
            })
    void refusesWhatIsNoMoment(String text) {
        assertThat(moment(text)).isEqualTo(MomentText.NONE);
    }

    @Test
    void explainsEmptyNumbers() {
        assertThat(DecimalText.problem(new byte[0], 0, 0)).isEqualTo("the value is empty");
    }
}
