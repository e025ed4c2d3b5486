package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import dev.faas.events.json.JsonValue;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** A moment the way API Gateway writes it beside the epoch: {@code 12/Mar/2020:19:03:58 +0000}. */
final class RequestTime extends Derivation<Instant> {

  @Override
  public JsonValue of(Instant time) {
    return JsonValue.of(DateTimeFormatter.ofPattern("dd/MMM/uuuu:HH:mm:ss Z", Locale.ENGLISH)
        .format(time.atOffset(ZoneOffset.UTC)));
  }
}
