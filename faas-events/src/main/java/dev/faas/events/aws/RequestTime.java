package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment the way API Gateway writes it beside the epoch: {@code 12/Mar/2020:19:03:58 +0000}. */
final class RequestTime extends Derivation<Instant, String> {

  @Override
  public String of(Instant time) {
    return DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
        .format(time.atOffset(ZoneOffset.UTC));
  }
}
