package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;

class PlainTimesProperties {

  private static final long FIRST = Instant.parse("0000-01-01T00:00:00Z").getEpochSecond();
  private static final long LAST = Instant.parse("9999-12-31T23:59:59Z").getEpochSecond();

  @Property
  void isoIsWrittenAndReadAsTheJdkDoes(
      @ForAll @LongRange(min = -62_167_219_200L, max = 253_402_300_799L) long seconds,
      @ForAll @IntRange(max = 999) int millis) {
    Instant instant = Instant.ofEpochSecond(seconds, millis * 1_000_000L);

    assertThat(PlainIso.fits(instant)).isTrue();
    assertThat(OffsetDateTime.parse(PlainIso.format(instant)).toInstant()).isEqualTo(instant);
    assertThat(PlainIso.parse(PlainIso.format(instant))).isEqualTo(instant);
  }

  @Property
  void whatDoesNotFitIsLeftToTheExactWay(@ForAll long seconds, @ForAll int nanos) {
    long inRange = Math.floorMod(seconds, 4 * LAST) - 2 * LAST;
    Instant instant = Instant.ofEpochSecond(inRange, Math.floorMod(nanos, 1_000_000_000));
    boolean fits = inRange >= FIRST
        && inRange <= LAST
        && instant.equals(instant.truncatedTo(ChronoUnit.MILLIS));

    assertThat(PlainIso.fits(instant)).isEqualTo(fits);
  }

  @Property
  void dayThatDoesNotExistIsLeftToTheExactWay(
      @ForAll @IntRange(max = 3000) int year,
      @ForAll @IntRange(max = 13) int month,
      @ForAll @IntRange(max = 32) int day,
      @ForAll @IntRange(max = 25) int hour) {
    String text = "%04d-%02d-%02dT%02d:00:00.000Z".formatted(year, month, day, hour);
    Instant expected;
    try {
      expected = OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException noSuchTime) {
      expected = null;
    }

    Instant plain = PlainIso.parse(text);
    if (plain != null || hour < 24) {
      assertThat(plain).isEqualTo(expected);
    }
  }

  @Property
  void secondsAreReadExactly(
      @ForAll @LongRange(min = 0, max = 999_999_999_999L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int fraction,
      @ForAll @IntRange(min = 1, max = 9) int digits) {
    String text = seconds + "." + "%09d".formatted(fraction).substring(0, digits);
    BigDecimal nanos = new BigDecimal(text).remainder(BigDecimal.ONE).movePointRight(9);

    assertThat(PlainSeconds.parse(text))
        .isEqualTo(Instant.ofEpochSecond(seconds, nanos.longValueExact()));
  }

  @Property
  void secondsAreWrittenExactlyAndWithoutNeedlessDigits(
      @ForAll @LongRange(min = -99_999_999_999L, max = 99_999_999_999L) long seconds,
      @ForAll @IntRange(max = 999_999_999) int nanos) {
    String text = PlainSeconds.format(Instant.ofEpochSecond(seconds, nanos));
    BigDecimal exact = BigDecimal.valueOf(seconds).add(BigDecimal.valueOf(nanos, 9));

    assertThat(new BigDecimal(text)).isEqualByComparingTo(exact);
    assertThat(text).doesNotMatch(".*\\.(.*0)?");
  }
}
