package dev.faas.events.jackson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.faas.Type;
import dev.faas.events.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JacksonMapperTest extends MapperContract {

  @Override
  JsonMapper standard() {
    return new JacksonProvider().newMapper().orElseThrow();
  }

  @Override
  JsonMapper strict() {
    return JacksonMapper.of(new ObjectMapper());
  }

  @Test
  void theUsersMapperIsUsedAsItIs() {
    ObjectMapper mapper = new ObjectMapper();
    mapper.configOverride(Map.class);
    mapper.enable(com.fasterxml.jackson.core.JsonParser.Feature.ALLOW_COMMENTS);
    byte[] json = "{/* one */ \"a\": 1}".getBytes(StandardCharsets.UTF_8);

    assertThat(JacksonMapper.of(mapper).read(json, new Type<Map<String, Integer>>() {}))
        .containsEntry("a", 1);
  }
}
