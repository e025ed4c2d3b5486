package dev.faas.invoker.replay;

import dev.faas.Payload;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What is different between two recordings of one invocation. */
final class Differences {

  private static final String STACK_TRACE = "stackTrace";

  private final Content before;
  private final Content now;
  private final List<String> found = new ArrayList<>();

  private Differences(Content before, Content now) {
    this.before = before;
    this.now = now;
  }

  static List<String> between(Content before, Content now) {
    return new Differences(before, now).all();
  }

  private List<String> all() {
    Ending ended = before.ending();
    Ending ends = now.ending();
    compare("outcome", ended.kind(), ends.kind());
    compare("error type", ended.errorType(), ends.errorType());
    compare("error message", ended.errorMessage(), ends.errorMessage());
    compare("exit status", ended.exitStatus(), ends.exitStatus());
    compare("signal", ended.signal(), ends.signal());
    payload(ended.payload(), ends.payload());
    List<String> lines = LineDifferences.between(output(before), output(now));
    if (!lines.isEmpty()) {
      found.add("log lines (- recorded, + replayed):\n  " + String.join("\n  ", lines));
    }
    if (before.invocation().origin().isSimulated()) {
      compare("duration", before.invocation().duration(), now.invocation().duration());
    }
    return List.copyOf(found);
  }

  private void compare(String what, @Nullable Object then, @Nullable Object current) {
    if (!Objects.equals(then, current)) {
      found.add(what + ": " + shown(then) + " → " + shown(current));
    }
  }

  private static String shown(@Nullable Object value) {
    return value == null ? "none" : Shown.text(value.toString());
  }

  private void payload(Payload then, Payload current) {
    JsonValue jsonThen = Payloads.json(then);
    JsonValue jsonNow = Payloads.json(current);
    if (jsonThen == null || jsonNow == null || isOtherKind()) {
      if (!then.equals(current)) {
        compare("payload", bytes(then), bytes(current));
      }
      return;
    }
    List<String> places = JsonDifferences.between(comparable(jsonThen), comparable(jsonNow));
    if (!places.isEmpty()) {
      found.add("payload:\n  " + String.join("\n  ", places));
    }
  }

  private boolean isOtherKind() {
    return before.ending().kind() != now.ending().kind();
  }

  private static String bytes(Payload payload) {
    String text = Payloads.text(payload);
    return text == null ? Payloads.write(payload).toString() : text;
  }

  private JsonValue comparable(JsonValue payload) {
    return before.ending().errorType() != null && payload instanceof JsonObject error
        ? error.without(STACK_TRACE)
        : payload;
  }

  private static List<String> output(Content content) {
    List<String> output = new ArrayList<>();
    content.lines().stream()
        .filter(Line::isOutput)
        .forEach(line -> line.compared().forEach(text -> output.add(line.source() + " " + text)));
    return output;
  }
}
