package dev.faas.events.aws.http;

import dev.faas.events.codec.Derivation;

/** The same text once more. */
public final class SameText extends Derivation<String, String> {

  @Override
  public String of(String text) {
    return text;
  }

  @Override
  public boolean isUsual(String text, String member) {
    return text.equals(member);
  }
}
