package dev.faas.events.aws;

import dev.faas.events.TableChange.Change;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** What happened to an item, as DynamoDB calls it; another name is kept, and read as unknown. */
final class ChangeName extends JsonCodec<Change> {

  static final JsonCodec<Change> NAME = new ChangeName();

  private ChangeName() {}

  @Override
  public String expected() {
    return "INSERT, MODIFY, REMOVE or another text";
  }

  @Override
  public Change read(WireReader in) throws IOException {
    String name = in.text();
    for (Change change : Change.values()) {
      if (change != Change.UNKNOWN && change.name().equals(name)) {
        return change;
      }
    }
    in.leave(JsonValue.of(name));
    return Change.UNKNOWN;
  }

  @Override
  public void write(WireWriter out, Change value) throws IOException {
    out.text(value.name());
  }
}
