package dev.faas.benchmarks;

import dev.faas.Payload;
import dev.faas.events.EventFormat;

/** Whole numbers as they are written: the smallest JSON. */
final class NumberFormat implements EventFormat<Integer, Integer> {

  static final NumberFormat NUMBERS = new NumberFormat();

  private NumberFormat() {}

  @Override
  public String kind() {
    return "number";
  }

  @Override
  public Integer decode(Payload in) {
    return Integer.valueOf(in.text());
  }

  @Override
  public Payload encode(Integer result, Integer event) {
    return Payload.of(String.valueOf(result));
  }

  @Override
  public Payload encodeEvent(Integer event) {
    return Payload.of(String.valueOf(event));
  }

  @Override
  public Integer decodeResult(Payload out, Payload event) {
    return Integer.valueOf(out.text());
  }
}
