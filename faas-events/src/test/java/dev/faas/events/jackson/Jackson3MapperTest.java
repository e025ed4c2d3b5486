package dev.faas.events.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.core.json.JsonReadFeature;
import tools.jackson.databind.DeserializationFeature;

class Jackson3MapperTest extends MapperContract {

  record Shift(Instant start, Duration length) {}

  @Override
  JsonMapper standard() {
    return new Jackson3Provider().newMapper().orElseThrow();
  }

  @Override
  JsonMapper strict() {
    return Jackson3Mapper.of(tools.jackson.databind.json.JsonMapper.builder()
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build());
  }

  @Test
  void theUsersMapperIsUsedAsItIs() {
    JsonMapper lenient = Jackson3Mapper.of(tools.jackson.databind.json.JsonMapper.builder()
        .enable(JsonReadFeature.ALLOW_JAVA_COMMENTS)
        .build());
    byte[] json = "{/* one */ \"a\": 1}".getBytes(StandardCharsets.UTF_8);

    assertThat(lenient.read(json, new Type<Map<String, Integer>>() {})).containsEntry("a", 1);
  }

  @Test
  void timesAreTexts() {
    Shift shift = new Shift(Instant.parse("2026-01-01T12:00:00.123456789Z"), Duration.ofHours(8));
    byte[] json = standard().write(shift);

    assertThat(new String(json, StandardCharsets.UTF_8))
        .isEqualTo("{\"start\":\"2026-01-01T12:00:00.123456789Z\",\"length\":\"PT8H\"}");
    assertThat(standard().read(json, Type.of(Shift.class))).isEqualTo(shift);
  }
}
