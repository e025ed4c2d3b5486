package dev.faas.events;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A cookie: a name and a value, and where a response sets it, attributes. Immutable.
 *
 * <pre>{@code
 * Cookie.of("session", id).withPath("/").withMaxAge(Duration.ofHours(1)).withHttpOnly().withSecure()
 * }</pre>
 *
 * <p>Two are equal when name, value and attributes are; names of attributes are compared without regard
 * to case, and their order does not count. A cookie that was read remembers its spelling for writing.
 */
public final class Cookie {

  private final String name;
  private final String value;
  private final Map<String, String> attributes;
  private final @Nullable String spelling;

  Cookie(String name, String value, Map<String, String> attributes, @Nullable String spelling) {
    this.name = name;
    this.value = value;
    this.attributes = OrderedCopy.of(attributes);
    this.spelling = spelling;
  }

  /**
   * A cookie without attributes.
   *
   * @throws IllegalArgumentException if the name is no HTTP token, or the value has a semicolon, a line
   *     break or another control character; encode such values, for example as base64
   */
  public static Cookie of(String name, String value) {
    if (!HeaderRules.isToken(name)) {
      throw new IllegalArgumentException("not a cookie name: " + HeaderRules.printable(name));
    }
    requireClean("value of the cookie " + name, value);
    return new Cookie(name, value, Map.of(), null);
  }

  /**
   * Reads one cookie, as it stands in a request ({@code a=b}) or in a {@code Set-Cookie} header ({@code
   * a=b; Path=/; Secure}). Never fails: what has no equals sign is a name with an empty value, and
   * nothing is decoded.
   */
  public static Cookie parse(String text) {
    return CookieText.parse(text);
  }

  /** A cookie that makes the client forget the one of this name and of the same path and domain. */
  public static Cookie expired(String name) {
    return of(name, "").withMaxAge(Duration.ZERO);
  }

  /** The name; case-sensitive. */
  public String name() {
    return name;
  }

  /** The value as it was sent, quotes included; may be empty. */
  public String value() {
    return value;
  }

  /**
   * The attributes in their order, with the spelling that was given; one without a value, such as
   * {@code Secure}, has an empty one. Unmodifiable.
   */
  public Map<String, String> attributes() {
    return attributes;
  }

  /** The value of an attribute, whatever the case of its name; empty text for one without a value. */
  public Optional<String> attribute(String attributeName) {
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      if (attribute.getKey().equalsIgnoreCase(attributeName)) {
        return Optional.of(attribute.getValue());
      }
    }
    return Optional.empty();
  }

  /** The attribute {@code Path}. */
  public Optional<String> path() {
    return attribute("Path");
  }

  /** The attribute {@code Domain}. */
  public Optional<String> domain() {
    return attribute("Domain");
  }

  /** How long the client is to keep it; empty without {@code Max-Age}, or where that is no number. */
  public Optional<Duration> maxAge() {
    Optional<String> seconds = attribute("Max-Age");
    return seconds.isPresent() ? CookieText.seconds(seconds.get()) : Optional.empty();
  }

  /** The attribute {@code Expires} as it was written. */
  public Optional<String> expires() {
    return attribute("Expires");
  }

  /** The attribute {@code SameSite}: {@code Strict}, {@code Lax} or {@code None}. */
  public Optional<String> sameSite() {
    return attribute("SameSite");
  }

  /** Whether the client sends it over TLS only. */
  public boolean isSecure() {
    return attribute("Secure").isPresent();
  }

  /** Whether the client keeps it from scripts. */
  public boolean isHttpOnly() {
    return attribute("HttpOnly").isPresent();
  }

  /** This cookie with another value; see {@link #of}. */
  public Cookie withValue(String newValue) {
    requireClean("value of the cookie " + name, newValue);
    return new Cookie(name, newValue, attributes, null);
  }

  /** This cookie for this path and those below. */
  public Cookie withPath(String path) {
    return withAttribute("Path", path);
  }

  /** This cookie for this domain and those below. */
  public Cookie withDomain(String domain) {
    return withAttribute("Domain", domain);
  }

  /** This cookie kept for this time, in whole seconds; zero makes the client forget it. */
  public Cookie withMaxAge(Duration age) {
    return withAttribute("Max-Age", Long.toString(age.toSeconds()));
  }

  /** This cookie with {@code SameSite} {@code Strict}, {@code Lax} or {@code None}. */
  public Cookie withSameSite(String sameSite) {
    return withAttribute("SameSite", sameSite);
  }

  /** This cookie sent over TLS only. */
  public Cookie withSecure() {
    return withAttribute("Secure", "");
  }

  /** This cookie kept from scripts. */
  public Cookie withHttpOnly() {
    return withAttribute("HttpOnly", "");
  }

  /**
   * This cookie with one more attribute, or another value of it.
   *
   * @param attributeValue empty for an attribute without a value
   * @throws IllegalArgumentException if the name is no HTTP token, or the value has a semicolon, a line
   *     break or another control character
   */
  public Cookie withAttribute(String attributeName, String attributeValue) {
    if (!HeaderRules.isToken(attributeName)) {
      throw new IllegalArgumentException(
          "not a cookie attribute: " + HeaderRules.printable(attributeName));
    }
    requireClean(attributeName + " of the cookie " + name, attributeValue);
    Map<String, String> changed = new LinkedHashMap<>();
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      boolean same = attribute.getKey().equalsIgnoreCase(attributeName);
      changed.put(attribute.getKey(), same ? attributeValue : attribute.getValue());
    }
    if (attribute(attributeName).isEmpty()) {
      changed.put(attributeName, attributeValue);
    }
    return new Cookie(name, value, changed, null);
  }

  /** For codecs: the cookie as a request carries it; as it was read, if it was. */
  public String requestText() {
    return spelling != null && attributes.isEmpty() ? spelling : name + "=" + value;
  }

  /** For codecs: the cookie as a {@code Set-Cookie} header carries it; as it was read, if it was. */
  public String setCookieText() {
    return spelling != null ? spelling : CookieText.write(this);
  }

  /** This cookie, if its text may stand in a header. */
  Cookie checked() {
    String text = setCookieText();
    if (HeaderRules.controlCharacter(text) >= 0) {
      throw new IllegalArgumentException(
          "a cookie has no control characters: " + HeaderRules.printable(text));
    }
    return this;
  }

  private static void requireClean(String what, String text) {
    if (text.indexOf(';') >= 0 || HeaderRules.controlCharacter(text) >= 0) {
      throw new IllegalArgumentException("the " + what
          + " must have no semicolon and no control character: " + HeaderRules.printable(text));
    }
  }

  private Map<String, String> comparable() {
    Map<String, String> byName = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    byName.putAll(attributes);
    return byName;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Cookie that
        && name.equals(that.name)
        && value.equals(that.value)
        && attributes.size() == that.attributes.size()
        && (attributes.equals(that.attributes) || comparable().equals(that.comparable()));
  }

  @Override
  public int hashCode() {
    return Objects.hash(name, value, attributes.size());
  }

  /** Name, value and attributes; not how a header writes them. */
  @Override
  public String toString() {
    return name + " = " + value + (attributes.isEmpty() ? "" : " " + attributes);
  }
}
