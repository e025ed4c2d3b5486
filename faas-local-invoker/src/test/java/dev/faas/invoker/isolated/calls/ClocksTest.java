package dev.faas.invoker.isolated.calls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.Method;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClocksTest {

  private final ParkedTime time = new ParkedTime();

  @AfterEach
  void end() throws InterruptedException {
    time.close();
  }

  private static final ZoneId NEPAL = ZoneId.of("Asia/Kathmandu");

  /** Every {@code now()} is that of a fixed clock of the JDK. */
  @TestFactory
  Stream<DynamicTest> everyNowIsThatOfTheEnvironment() {
    List<Rule> rules = Rule.of(Clocks.class).stream()
        .filter(rule -> rule.method().equals("now"))
        .toList();
    assertThat(rules).hasSize(19);
    return rules.stream().map(rule -> DynamicTest.dynamicTest(rule.call(), () -> isThatOf(rule)));
  }

  private void isThatOf(Rule rule) throws Exception {
    Sleeps.sleep(12_345, time);
    Method ofJdk = rule.replaces().value().getMethod("now", Clock.class);
    boolean isZoned = !rule.parameters().isEmpty();
    ZoneId zone = isZoned ? NEPAL : ZoneId.systemDefault();

    Object now = isZoned ? rule.by().invoke(null, zone, time) : rule.by().invoke(null, time);

    assertThat(now).isEqualTo(ofJdk.invoke(null, Clock.fixed(time.instant(), zone)));
    if (isZoned) {
      assertThatThrownBy(() -> rule.by().invoke(null, null, time))
          .hasCauseInstanceOf(NullPointerException.class);
    }
  }

  @Test
  void theSystemsClocksAreThoseOfTheEnvironment() throws Exception {
    Sleeps.sleep(1_000, time);
    assertThat(Clocks.currentTimeMillis(time))
        .isEqualTo(ParkedTime.NOON.plusSeconds(1).toEpochMilli());
    long before = Clocks.nanoTime(time);
    Sleeps.sleep(1_000, time);
    assertThat(Clocks.nanoTime(time) - before).isEqualTo(1_000_000_000);
  }

  @Test
  void aClockGoesOnWithTheEnvironment() throws Exception {
    Clock clock = Clocks.systemUTC(time);
    assertThat(clock.instant()).isEqualTo(ParkedTime.NOON);
    Sleeps.sleep(1_000, time);
    assertThat(clock.instant()).isEqualTo(ParkedTime.NOON.plusSeconds(1));
    assertThat(clock.getZone()).isEqualTo(ZoneOffset.UTC);
    assertThat(clock.withZone(NEPAL))
        .isEqualTo(Clocks.system(NEPAL, time))
        .hasSameHashCodeAs(Clocks.system(NEPAL, time))
        .hasToString(Clock.system(NEPAL).toString())
        .isNotEqualTo(clock);
    assertThat(Clocks.systemDefaultZone(time).getZone()).isEqualTo(ZoneId.systemDefault());
    assertThat(Clocks.instantSource(time).instant()).isEqualTo(time.instant());
    assertThatNullPointerException().isThrownBy(() -> Clocks.system(null, time));
  }

  @Test
  void aTickingClockIsRoundedDown() throws Exception {
    Sleeps.sleep(Duration.ofSeconds(61).plusNanos(1_500_000), time);
    assertThat(Clocks.tickMillis(NEPAL, time).instant())
        .isEqualTo(ParkedTime.NOON.plusSeconds(61).plusMillis(1));
    assertThat(Clocks.tickSeconds(NEPAL, time).instant())
        .isEqualTo(ParkedTime.NOON.plusSeconds(61));
    assertThat(Clocks.tickMinutes(NEPAL, time).instant())
        .isEqualTo(ParkedTime.NOON.plusSeconds(60));
    assertThat(Clocks.tickMinutes(NEPAL, time).getZone()).isEqualTo(NEPAL);
  }

  @Test
  void aCalendarIsTheOneOfItsPlaceAtTheEnvironmentsTime() {
    TimeZone zone = TimeZone.getTimeZone(NEPAL);
    Locale thai = new Locale.Builder().setLanguage("th").setRegion("TH").build();
    assertCalendar(Clocks.getInstance(time), Calendar.getInstance());
    assertCalendar(Clocks.getInstance(zone, time), Calendar.getInstance(zone));
    assertCalendar(Clocks.getInstance(thai, time), Calendar.getInstance(thai));
    assertCalendar(Clocks.getInstance(zone, thai, time), Calendar.getInstance(zone, thai));
  }

  private static void assertCalendar(Calendar calendar, Calendar like) {
    assertThat(calendar.getTime()).isEqualTo(Date.from(ParkedTime.NOON));
    assertThat(calendar.getCalendarType()).isEqualTo(like.getCalendarType());
    assertThat(calendar.getTimeZone()).isEqualTo(like.getTimeZone());
    assertThat(calendar.getFirstDayOfWeek()).isEqualTo(like.getFirstDayOfWeek());
  }

  @Test
  void underRealTimeItIsTheEnvironmentsTimeToo() {
    RealWorld world = new RealWorld();
    Instant before = Instant.now();
    assertThat(Clocks.instant(world)).isBetween(before, before.plusSeconds(10));
    InstantSource source = Clocks.instantSource(world);
    assertThat(source.instant()).isBetween(before, before.plusSeconds(10));
  }
}
