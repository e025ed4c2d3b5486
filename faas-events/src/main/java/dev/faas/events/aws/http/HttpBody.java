package dev.faas.events.aws.http;

import dev.faas.events.Body;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Scalars;
import java.io.IOException;

/** A body as a text, and beside it whether that text is base64. */
public final class HttpBody {

  private HttpBody() {}

  /** The text is null where there is no body. */
  public static Body fieldsOrNull(Fields f, String kind, Body body) throws IOException {
    String text = f.orNull("", "body", Scalars.TEXT, body.wire());
    return of(f, kind, body, text);
  }

  /** The text is absent where there is no body. */
  public static Body fields(Fields f, String kind, Body body) throws IOException {
    String text = f.unless("", "body", Scalars.TEXT, body.wire());
    return of(f, kind, body, text);
  }

  /** The text is empty where there is no body. */
  public static Body fieldsAlways(Fields f, String kind, Body body, String flag)
      throws IOException {
    String text = f.always("body", Scalars.TEXT, body.wire(), "");
    return of(f, kind, body, text, flag);
  }

  private static Body of(Fields f, String kind, Body body, String text) throws IOException {
    return of(f, kind, body, text, "isBase64Encoded");
  }

  private static Body of(Fields f, String kind, Body body, String text, String flag)
      throws IOException {
    boolean base64 = f.always(flag, Scalars.BOOLEAN, body.isBase64(), false);
    return base64 ? Body.ofBase64(text, kind, "$.body") : Body.of(text);
  }
}
