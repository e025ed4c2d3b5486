package dev.faas.invoker.handler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.Context;
import dev.faas.Handler;
import dev.faas.StreamingHandler;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import dev.faas.invoker.fidelity.Reproduces;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Cases that were recorded from AWS, read in place. */
class CorpusTest {

  public static final class InterfaceAndCustom implements Handler<Map<String, String>, String> {
    @Override
    public String handle(Map<String, String> event, Context context) {
      return "INTERFACE";
    }

    public String handleRequestCustom(Map<String, String> event, Context context) {
      return "CUSTOM";
    }
  }

  /** As the recorded one, a bean. */
  public static final class Bean {
    private String bucket = "";
    private String key = "";
    private boolean validated;

    public String getBucket() {
      return bucket;
    }

    public void setBucket(String bucket) {
      this.bucket = bucket;
    }

    public String getKey() {
      return key;
    }

    public void setKey(String key) {
      this.key = key;
    }

    public boolean getValidated() {
      return validated;
    }

    public void setValidated(boolean validated) {
      this.validated = validated;
    }
  }

  public static final class Validating implements Handler<Bean, Bean> {
    @Override
    public Bean handle(Bean event, Context context) {
      Bean answer = new Bean();
      answer.setBucket(event.getBucket());
      answer.setKey(event.getKey());
      answer.setValidated(true);
      return answer;
    }
  }

  public static final class EmptyObject implements StreamingHandler {
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
      out.write('{');
      out.write('}');
    }
  }

  private static final Map<String, Class<?>> CLASSES = Map.of(
      "handler/java-class-only", InterfaceAndCustom.class,
      "handler/java-pojo-input", Validating.class,
      "handler/java-stream-handler", EmptyObject.class);

  @TestFactory
  Stream<DynamicTest> recordedCasesAreReproduced() throws IOException {
    JsonObject area = (JsonObject) JsonValue.parse(Files.readString(file()));
    List<JsonValue> cases = ((JsonArray) area.at("cases").orElseThrow()).elements();
    assertThat(cases).extracting(one -> text(one, "id")).hasSameElementsAs(CLASSES.keySet());
    return cases.stream()
        .map(one -> DynamicTest.dynamicTest(text(one, "id"), () -> reproduce((JsonObject) one)));
  }

  private static void reproduce(JsonObject recorded) throws Exception {
    Class<?> type = CLASSES.get(text(recorded, "id"));
    String event = recorded.at("when", "payload").orElseThrow().toString();

    String answer = Bound.of(type).invoke(event);

    assertThat(JsonValue.parse(answer)).isEqualTo(recorded.at("then", "payload").orElseThrow());
    recorded
        .at("then", "payloadText")
        .ifPresent(exact -> assertThat(answer).isEqualTo(exact.text()));
  }

  @Test
  @Reproduces("interface-by-its-method")
  void classWithInterfaceAndCustomMethodWorksBothWays() throws Exception {
    String event = "{\"echo\":\"echo\"}";

    assertThat(Bound.of(InterfaceAndCustom.class).invoke(event)).isEqualTo("\"INTERFACE\"");
    assertThat(Bound.of(InterfaceAndCustom.class, "handle").invoke(event))
        .isEqualTo("\"INTERFACE\"");
    assertThat(Bound.of(InterfaceAndCustom.class, "handleRequestCustom").invoke(event))
        .isEqualTo("\"CUSTOM\"");
  }

  private static String text(JsonValue value, String name) {
    return ((JsonObject) value).at(name).orElseThrow().text();
  }

  private static Path file() {
    Path root = Path.of(System.getProperty("faas.corpus", "../../shared/corpus"));
    Path file = root.resolve("behaviours/handler.json");
    if (!Files.exists(file)) {
      String absent = "no corpus at " + root.toAbsolutePath() + " (system property faas.corpus)";
      assertThat(System.getenv("CI")).as(absent).isNotEqualTo("true");
      Assumptions.abort(absent);
    }
    return file;
  }
}
