package dev.faas.events.aws.http;

import dev.faas.events.codec.Derivation;

/** The first label of a domain name. */
final class FirstLabel extends Derivation<String, String> {

  @Override
  public String of(String domain) {
    int dot = domain.indexOf('.');
    return dot < 0 ? domain : domain.substring(0, dot);
  }

  @Override
  public boolean isUsual(String domain, String label) {
    int length = label.length();
    return domain.startsWith(label)
        && (domain.length() == length ? label.indexOf('.') < 0 : domain.indexOf('.') == length);
  }
}
