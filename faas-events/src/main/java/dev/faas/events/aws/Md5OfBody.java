package dev.faas.events.aws;

import dev.faas.events.codec.Derivation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** The MD5 digest of a message's body in lower-case hexadecimal, as SQS adds it. */
final class Md5OfBody extends Derivation<String, String> {

  @Override
  public String of(String body) {
    byte[] digest = md5().digest(body.getBytes(StandardCharsets.UTF_8));
    return HexFormat.of().formatHex(digest);
  }

  private static MessageDigest md5() {
    try {
      return MessageDigest.getInstance("MD5");
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError("every Java platform has MD5", impossible);
    }
  }
}
