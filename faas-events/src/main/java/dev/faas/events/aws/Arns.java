package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import java.util.List;

/** The full name that follows from a name, alone in an array. */
final class Arns extends Derivation<String, List<String>> {

  static final JsonCodec<List<String>> TEXTS = Lists.of(Scalars.TEXT);

  private final String prefix;

  /** Full names that begin so. */
  Arns(String prefix) {
    this.prefix = prefix;
  }

  @Override
  public List<String> of(String name) {
    return List.of(prefix + name);
  }

  @Override
  public boolean isUsual(String name, List<String> member) {
    return member.equals(of(name));
  }

  /** A part of an ARN, the first with index 0; empty if it is none. */
  static String part(String arn, int index) {
    int from = 0;
    for (int i = 0; i < index; i++) {
      from = arn.indexOf(':', from) + 1;
      if (from == 0) {
        return "";
      }
    }
    int to = arn.indexOf(':', from);
    return to < 0 ? "" : arn.substring(from, to);
  }
}
