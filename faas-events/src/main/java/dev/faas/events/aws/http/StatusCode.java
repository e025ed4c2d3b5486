package dev.faas.events.aws.http;

import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import java.io.IOException;

/** An HTTP status as a number. */
public final class StatusCode extends JsonCodec<Integer> {

  public static final JsonCodec<Integer> STATUS = new StatusCode();

  private StatusCode() {}

  @Override
  public String expected() {
    return "an HTTP status from 100 to 599";
  }

  @Override
  public Integer read(WireReader in) throws IOException {
    long status = in.wholeNumber();
    if (status < 100 || status > 599) {
      throw in.failure(expected());
    }
    return (int) status;
  }

  @Override
  public void write(WireWriter out, Integer value) throws IOException {
    out.number(value);
  }
}
