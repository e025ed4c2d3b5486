package dev.faas.events.aws.authorizer;

import dev.faas.events.Body;
import dev.faas.events.EventMeta;
import dev.faas.events.HttpRequest;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.RestMembers;
import dev.faas.events.aws.http.Texts;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import java.io.IOException;
import java.util.List;

/** What an authorizer is asked, in each of its three spellings. */
final class AuthorizerShape extends Shape<AuthorizerRequest> {

  static final String TOKEN = "apigw-authorizer-token";
  static final String REQUEST = "apigw-authorizer-request";
  static final String V2 = "apigw-authorizer-v2";

  private static final JsonCodec<List<String>> LIST = Lists.of(Scalars.TEXT);

  private final String kind;

  AuthorizerShape(String kind) {
    super(new AuthorizerRequest(null, "", null, List.of(), null, EventMeta.none()));
    this.kind = kind;
  }

  @Override
  protected AuthorizerRequest fields(Fields f, AuthorizerRequest e) throws IOException {
    EventMeta meta = f.meta("aws", kind, e.meta());
    HttpRequest asked = e.request() == null ? HttpApiRequest.BLANK : e.request();
    if (kind.equals(V2)) {
      f.constant("type", "REQUEST");
      String route = f.required("routeArn", Scalars.TEXT, e.arn());
      List<String> source = f.unless(List.of(), "identitySource", LIST, e.identitySource());
      HttpRequest request = HttpApiRequest.members(f, asked, false, meta);
      return new AuthorizerRequest("2.0", route, null, source, request, meta);
    }
    String arn = f.required("methodArn", Scalars.TEXT, e.arn());
    if (kind.equals(TOKEN)) {
      f.constant("type", "TOKEN");
      String token = f.required("authorizationToken", Scalars.TEXT, String.valueOf(e.token()));
      return new AuthorizerRequest(null, arn, token, List.of(), null, meta);
    }
    String version = f.optional("version", Scalars.TEXT, e.version());
    f.constant("type", "REQUEST");
    List<String> source = f.unless(List.of(), "identitySource", Texts.JOINED, e.identitySource());
    String token = f.optional("authorizationToken", Scalars.TEXT, e.token());
    RestMembers members = new RestMembers(asked);
    members.line(f, false);
    members.parts(f, kind, false);
    f.group("requestContext");
    members.context(f);
    f.end();
    HttpRequest request = members.request(Body.empty(), meta);
    return new AuthorizerRequest(version, arn, token, source, request, meta);
  }
}
