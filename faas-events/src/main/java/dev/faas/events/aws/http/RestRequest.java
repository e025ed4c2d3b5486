package dev.faas.events.aws.http;

import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.Shape;
import java.io.IOException;

/** The request of API Gateway's payload format 1.0, which REST APIs send. */
public final class RestRequest extends Shape<HttpRequest> {

  /** The name of this dialect. */
  public static final String KIND = "apigw-v1";

  /** A shape of such requests. */
  public RestRequest() {
    super(HttpApiRequest.BLANK);
  }

  @Override
  protected HttpRequest fields(Fields f, HttpRequest r) throws IOException {
    EventMeta meta = f.meta("aws", KIND, r.meta());
    RestMembers members = new RestMembers(r);
    members.line(f, true);
    members.parts(f, KIND, true);
    f.group("requestContext");
    members.context(f);
    f.end();
    return members.request(HttpBody.fieldsOrNull(f, KIND, r.body()), meta);
  }
}
