package dev.faas.invoker.isolated.calls;

import dev.faas.invoker.isolation.Surroundings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.time.OffsetDateTime;
import java.time.OffsetTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.Calendar;
import java.util.Locale;
import java.util.Objects;
import java.util.TimeZone;
import org.jspecify.annotations.Nullable;

/**
 * What reads the system's clock reads the clock of the environment: {@link System}, every {@code now()} of
 * {@code java.time} with and without a zone, the clocks of {@link Clock}, {@link InstantSource} and {@link
 * Calendar}. Each method does what the one does that it replaces. The forms that take a {@link Clock} are
 * left as they are, and {@code java.time.chrono} is not covered.
 */
public final class Clocks {

  private Clocks() {}

  /** The environment's time in milliseconds, also for what a constructor reads from the system's clock. */
  @Replaces(value = System.class, isStatic = true)
  public static long currentTimeMillis(Surroundings surroundings) {
    return surroundings.instant().toEpochMilli();
  }

  @Replaces(value = System.class, isStatic = true)
  public static long nanoTime(Surroundings surroundings) {
    return surroundings.nanos();
  }

  @Replaces(value = Instant.class, method = "now", isStatic = true)
  public static Instant instant(Surroundings surroundings) {
    return surroundings.instant();
  }

  @Replaces(value = LocalDate.class, method = "now", isStatic = true)
  public static LocalDate localDate(Surroundings surroundings) {
    return LocalDate.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = LocalDate.class, method = "now", isStatic = true)
  public static LocalDate localDate(ZoneId zone, Surroundings surroundings) {
    return LocalDate.now(system(zone, surroundings));
  }

  @Replaces(value = LocalTime.class, method = "now", isStatic = true)
  public static LocalTime localTime(Surroundings surroundings) {
    return LocalTime.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = LocalTime.class, method = "now", isStatic = true)
  public static LocalTime localTime(ZoneId zone, Surroundings surroundings) {
    return LocalTime.now(system(zone, surroundings));
  }

  @Replaces(value = LocalDateTime.class, method = "now", isStatic = true)
  public static LocalDateTime localDateTime(Surroundings surroundings) {
    return LocalDateTime.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = LocalDateTime.class, method = "now", isStatic = true)
  public static LocalDateTime localDateTime(ZoneId zone, Surroundings surroundings) {
    return LocalDateTime.now(system(zone, surroundings));
  }

  @Replaces(value = OffsetDateTime.class, method = "now", isStatic = true)
  public static OffsetDateTime offsetDateTime(Surroundings surroundings) {
    return OffsetDateTime.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = OffsetDateTime.class, method = "now", isStatic = true)
  public static OffsetDateTime offsetDateTime(ZoneId zone, Surroundings surroundings) {
    return OffsetDateTime.now(system(zone, surroundings));
  }

  @Replaces(value = OffsetTime.class, method = "now", isStatic = true)
  public static OffsetTime offsetTime(Surroundings surroundings) {
    return OffsetTime.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = OffsetTime.class, method = "now", isStatic = true)
  public static OffsetTime offsetTime(ZoneId zone, Surroundings surroundings) {
    return OffsetTime.now(system(zone, surroundings));
  }

  @Replaces(value = ZonedDateTime.class, method = "now", isStatic = true)
  public static ZonedDateTime zonedDateTime(Surroundings surroundings) {
    return ZonedDateTime.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = ZonedDateTime.class, method = "now", isStatic = true)
  public static ZonedDateTime zonedDateTime(ZoneId zone, Surroundings surroundings) {
    return ZonedDateTime.now(system(zone, surroundings));
  }

  @Replaces(value = Year.class, method = "now", isStatic = true)
  public static Year year(Surroundings surroundings) {
    return Year.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = Year.class, method = "now", isStatic = true)
  public static Year year(ZoneId zone, Surroundings surroundings) {
    return Year.now(system(zone, surroundings));
  }

  @Replaces(value = YearMonth.class, method = "now", isStatic = true)
  public static YearMonth yearMonth(Surroundings surroundings) {
    return YearMonth.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = YearMonth.class, method = "now", isStatic = true)
  public static YearMonth yearMonth(ZoneId zone, Surroundings surroundings) {
    return YearMonth.now(system(zone, surroundings));
  }

  @Replaces(value = MonthDay.class, method = "now", isStatic = true)
  public static MonthDay monthDay(Surroundings surroundings) {
    return MonthDay.now(systemDefaultZone(surroundings));
  }

  @Replaces(value = MonthDay.class, method = "now", isStatic = true)
  public static MonthDay monthDay(ZoneId zone, Surroundings surroundings) {
    return MonthDay.now(system(zone, surroundings));
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock systemUTC(Surroundings surroundings) {
    return system(ZoneOffset.UTC, surroundings);
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock systemDefaultZone(Surroundings surroundings) {
    return system(ZoneId.systemDefault(), surroundings);
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock system(ZoneId zone, Surroundings surroundings) {
    return new EnvironmentClock(surroundings, zone);
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock tickMillis(ZoneId zone, Surroundings surroundings) {
    return Clock.tick(system(zone, surroundings), Duration.ofMillis(1));
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock tickSeconds(ZoneId zone, Surroundings surroundings) {
    return Clock.tick(system(zone, surroundings), Duration.ofSeconds(1));
  }

  @Replaces(value = Clock.class, isStatic = true)
  public static Clock tickMinutes(ZoneId zone, Surroundings surroundings) {
    return Clock.tick(system(zone, surroundings), Duration.ofMinutes(1));
  }

  @Replaces(value = InstantSource.class, method = "system", isStatic = true)
  public static InstantSource instantSource(Surroundings surroundings) {
    return systemUTC(surroundings);
  }

  @Replaces(value = Calendar.class, isStatic = true)
  public static Calendar getInstance(Surroundings surroundings) {
    return getInstance(TimeZone.getDefault(), surroundings);
  }

  @Replaces(value = Calendar.class, isStatic = true)
  public static Calendar getInstance(TimeZone zone, Surroundings surroundings) {
    return getInstance(zone, Locale.getDefault(Locale.Category.FORMAT), surroundings);
  }

  @Replaces(value = Calendar.class, isStatic = true)
  public static Calendar getInstance(Locale locale, Surroundings surroundings) {
    return getInstance(TimeZone.getDefault(), locale, surroundings);
  }

  @Replaces(value = Calendar.class, isStatic = true)
  public static Calendar getInstance(TimeZone zone, Locale locale, Surroundings surroundings) {
    Calendar calendar = Calendar.getInstance(zone, locale);
    calendar.setTimeInMillis(currentTimeMillis(surroundings));
    return calendar;
  }

  /** The system's clock, as an environment has it. */
  private static final class EnvironmentClock extends Clock {

    private final Surroundings surroundings;
    private final ZoneId zone;

    private EnvironmentClock(Surroundings surroundings, ZoneId zone) {
      this.surroundings = surroundings;
      this.zone = Objects.requireNonNull(zone, "zone");
    }

    @Override
    public ZoneId getZone() {
      return zone;
    }

    @Override
    public Clock withZone(ZoneId other) {
      return new EnvironmentClock(surroundings, other);
    }

    @Override
    public Instant instant() {
      return surroundings.instant();
    }

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof EnvironmentClock clock
          && clock.surroundings == surroundings
          && clock.zone.equals(zone);
    }

    @Override
    public int hashCode() {
      return zone.hashCode() + 1;
    }

    @Override
    public String toString() {
      return "SystemClock[" + zone + "]";
    }
  }
}
