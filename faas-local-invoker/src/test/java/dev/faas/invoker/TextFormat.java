package dev.faas.invoker;

import dev.faas.Batch;
import dev.faas.BatchResponse;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventFormat;
import java.util.ArrayList;
import java.util.List;

/** Text as it is: the smallest wire format. */
final class TextFormat implements EventFormat<String, String> {

  static final TextFormat TEXT = new TextFormat();
  static final EventFormat<Batch<String>, BatchResponse> LINES = new Lines();

  /** An event that cannot be decoded. */
  static final String UNREADABLE = "\0";

  private TextFormat() {}

  @Override
  public String kind() {
    return "text";
  }

  @Override
  public String decode(Payload in) {
    if (in.text().equals(UNREADABLE)) {
      throw new DecodeException("text", "$", "text", "a zero byte", null);
    }
    return in.text();
  }

  /** A null result fails. */
  @Override
  public Payload encode(String result, String event) {
    return Payload.of(result);
  }

  @Override
  public Payload encodeEvent(String event) {
    return Payload.of(event);
  }

  @Override
  public String decodeResult(Payload result, Payload event) {
    return decode(result);
  }

  /** A batch: one item a line, whose id is its text. */
  private static final class Lines implements EventFormat<Batch<String>, BatchResponse> {
    @Override
    public String kind() {
      return "lines";
    }

    @Override
    public Batch<String> decode(Payload in) {
      List<Batch.Item<String>> items = new ArrayList<>();
      in.text().lines().forEach(line -> items.add(new Batch.Item<>(line, null, line)));
      return new Batch<>(items);
    }

    @Override
    public Payload encode(BatchResponse result, Batch<String> event) {
      return Payload.of(String.join("\n", result.failedIds()));
    }

    @Override
    public Payload encodeEvent(Batch<String> event) {
      return Payload.of(String.join("\n", event.events()));
    }

    @Override
    public BatchResponse decodeResult(Payload result, Payload event) {
      return new BatchResponse(result.text().lines().toList());
    }
  }
}
