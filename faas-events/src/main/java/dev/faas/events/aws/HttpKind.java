package dev.faas.events.aws;

import dev.faas.Payload;
import dev.faas.events.aws.http.HttpApiRequest;
import dev.faas.events.aws.http.RestRequest;
import dev.faas.events.json.JsonReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Tells the dialects of HTTP apart, by the first members that only one of them has. */
final class HttpKind {

  private static final byte[] HTTP_API_START =
      "{\"version\":\"2.0\",\"routeKey\"".getBytes(StandardCharsets.US_ASCII);

  private @Nullable String kind;
  private @Nullable String otherwise;
  private boolean singleValue;
  private boolean multiValue;

  private HttpKind() {}

  /** The kind of a request; payload format 2.0 if nothing tells it. Load balancers and Lattice have two each. */
  static String of(Payload event) {
    if (startsLikeHttpApi(event.array())) {
      return HttpApiRequest.KIND;
    }
    HttpKind told = new HttpKind();
    told.look(event);
    String kind = told.kind != null ? told.kind : told.otherwise;
    if (kind == null) {
      return told.multiValue ? RestRequest.KIND : HttpApiRequest.KIND;
    }
    return kind.equals(TargetRequest.ALB) && told.multiValue ? TargetRequest.ALB_MULTI : kind;
  }

  /** What API Gateway sends begins with the version and the route: no need to look further. */
  private static boolean startsLikeHttpApi(byte[] json) {
    int at = 0;
    for (int i = 0; i < json.length; i++) {
      byte c = json[i];
      if (c == HTTP_API_START[at]) {
        at++;
        if (at == HTTP_API_START.length) {
          return true;
        }
      } else if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        return false;
      }
    }
    return false;
  }

  private void look(Payload event) {
    JsonReader in = new JsonReader(HttpApiRequest.KIND, event.array());
    try {
      in.startObject();
      for (String name = in.nextName(); name != null && !isTold(); name = in.nextName()) {
        look(name, in);
      }
    } catch (IOException broken) {
      throw in.broken(broken);
    }
  }

  /** A load balancer's target group is told by its headers, too. */
  private boolean isTold() {
    return kind != null && (!kind.equals(TargetRequest.ALB) || singleValue || multiValue);
  }

  private void look(String name, JsonReader in) throws IOException {
    switch (name) {
      case "rawPath", "routeKey", "rawQueryString" -> kind = HttpApiRequest.KIND;
      case "resource" -> kind = RestRequest.KIND;
      case "raw_path" -> kind = TargetRequest.LATTICE_V1;
      case "method" -> otherwise = TargetRequest.LATTICE;
      case "multiValueHeaders", "multiValueQueryStringParameters" -> multiValue = true;
      case "headers", "queryStringParameters" -> singleValue = true;
      case "httpMethod" -> otherwise = RestRequest.KIND;
      default -> {}
    }
    if (name.equals("requestContext") && in.isObject()) {
      lookInside(in);
    } else {
      in.skip();
    }
  }

  private void lookInside(JsonReader in) throws IOException {
    in.startObject();
    for (String name = in.nextName(); name != null; name = in.nextName()) {
      if (name.equals("elb")) {
        kind = TargetRequest.ALB;
      }
      in.skip();
    }
  }
}
