package dev.faas.events.aws.http;

import dev.faas.events.Cookie;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonValue;
import java.io.IOException;

/** A cookie as a text: a pair in a request, a Set-Cookie line in a response. */
public final class CookieLine extends JsonCodec<Cookie> {

  public static final JsonCodec<Cookie> REQUEST = new CookieLine(false);
  public static final JsonCodec<Cookie> RESPONSE = new CookieLine(true);

  private final boolean response;

  private CookieLine(boolean response) {
    this.response = response;
  }

  @Override
  public String expected() {
    return "a cookie as a text";
  }

  @Override
  public Cookie read(WireReader in) throws IOException {
    String text = in.text();
    Cookie cookie = Cookie.parse(text);
    if (!text(cookie).equals(text)) {
      in.leave(JsonValue.of(text));
    }
    return cookie;
  }

  @Override
  public void write(WireWriter out, Cookie value) throws IOException {
    out.text(text(value));
  }

  private String text(Cookie cookie) {
    return response ? cookie.setCookieText() : cookie.requestText();
  }
}
