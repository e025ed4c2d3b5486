package dev.faas.invoker.replay;

import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * Which values are kept out of recordings: those whose names match. A masked text is {@value #MASK}, a masked
 * number 0, and what it was cannot be found out from the file. Immutable.
 *
 * <p>By its name a value is masked
 *
 * <ul>
 *   <li>as an environment variable of the function;
 *   <li>in the event, the client context and the payload: as a member of an object, with all texts and numbers in
 *       it, or as the {@code value} beside a {@code name} or {@code key}; also in JSON inside a text, in Base64 or
 *       not;
 *   <li>in any other text, log lines included, where it stands like {@code name=value} or {@code name: value}.
 * </ul>
 *
 * <p>A text of six or more characters that was masked so is masked wherever else it occurs. What is in a throwable
 * or another text without its name, and nowhere with it, is not found, nor is anything in
 * bytes that are no UTF-8: look at a recording before you publish it.
 */
public final class Masking {

  /** What stands in place of a text: {@value}. */
  public static final String MASK = "[masked]";

  private static final String NAMES =
      "passw(or)?d|pwd|passphrase|secret|token|credential|authorization|cookie"
          + "|bearer|jwt|signature|session.?id|(api|access|private|signing|encryption|master|client|auth).?key";

  private static final Masking STANDARD = new Masking(NAMES, NAMES + "|key");

  private final Pattern names;
  private final Pattern variables;

  private Masking(String names, String variables) {
    this.names = Pattern.compile(names, Pattern.CASE_INSENSITIVE);
    this.variables = Pattern.compile(variables, Pattern.CASE_INSENSITIVE);
  }

  /**
   * Names that contain password, secret, token, credential, authorization, cookie, signature, an API key, an access
   * key and the like, in any case; for environment variables any key.
   */
  public static Masking standard() {
    return STANDARD;
  }

  /**
   * Other names, and no others.
   *
   * @param names a regular expression, of which a part of the name is enough; its case does not matter
   * @throws IllegalArgumentException if it is none
   */
  public static Masking ofNames(String names) {
    return of(names, names);
  }

  /** These names, and others. See {@link #ofNames}. */
  public Masking withNames(String more) {
    return of(names.pattern() + "|" + more, variables.pattern() + "|" + more);
  }

  static Masking of(String names, String variables) {
    try {
      return new Masking(names, variables);
    } catch (PatternSyntaxException bad) {
      throw new IllegalArgumentException(
          "the names to mask must be a regular expression, but: " + bad.getMessage(), bad);
    }
  }

  boolean hides(String name) {
    return names.matcher(name).find();
  }

  boolean hidesVariable(String name) {
    return variables.matcher(name).find();
  }

  String names() {
    return names.pattern();
  }

  String variables() {
    return variables.pattern();
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Masking that
        && names().equals(that.names())
        && variables().equals(that.variables());
  }

  @Override
  public int hashCode() {
    return names().hashCode();
  }

  /** The names. */
  @Override
  public String toString() {
    return "masking of " + names + ", of environment variables " + variables;
  }
}
