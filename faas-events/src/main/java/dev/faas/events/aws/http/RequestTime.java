package dev.faas.events.aws.http;

import dev.faas.events.codec.Derivation;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.List;

/**
 * A moment the way API Gateway writes it beside the epoch: {@code 12/Mar/2020:19:03:58 +0000}. By hand,
 * since a formatter of names costs some hundred classes at a cold start.
 */
public final class RequestTime extends Derivation<Instant, String> {

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  @Override
  public String of(Instant time) {
    LocalDateTime utc = LocalDateTime.ofInstant(time, ZoneOffset.UTC);
    StringBuilder text = new StringBuilder(26);
    twoDigits(text, utc.getDayOfMonth()).append('/');
    text.append(MONTHS.get(utc.getMonthValue() - 1)).append('/');
    text.append(utc.getYear()).append(':');
    twoDigits(text, utc.getHour()).append(':');
    twoDigits(text, utc.getMinute()).append(':');
    return twoDigits(text, utc.getSecond()).append(" +0000").toString();
  }

  private static StringBuilder twoDigits(StringBuilder text, int number) {
    return text.append(number < 10 ? "0" : "").append(number);
  }
}
