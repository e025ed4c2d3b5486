package dev.faas.events.aws.authorizer;

import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.aws.http.JoinedHeaders;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;

/** What an authorizer of AppSync is asked. */
final class AppSyncShape extends Shape<AppSyncAuthorizerRequest> {

  static final String KIND = "appsync-authorizer";

  AppSyncShape() {
    super(AppSyncAuthorizerRequest.of("", ""));
  }

  @Override
  protected AppSyncAuthorizerRequest fields(Fields f, AppSyncAuthorizerRequest r)
      throws IOException {
    EventMeta meta = f.meta("aws", KIND, r.meta());
    String token = f.required("authorizationToken", Scalars.TEXT, r.token());
    f.group("requestContext");
    String apiId = f.optional("apiId", Scalars.TEXT, r.apiId());
    f.filler("accountId", JsonValue.of("123456789012"));
    f.filler("requestId", JsonValue.of("a1b2c3d4-0000-4000-8000-000000000001"));
    String query = f.optional("queryDocument", Scalars.TEXT, r.queryDocument());
    String operation = f.optional("operationName", Scalars.TEXT, r.operationName());
    JsonObject variables = f.always("variables", Scalars.OBJECT, r.variables(), JsonObject.EMPTY);
    f.end();
    Headers headers =
        f.always("requestHeaders", JoinedHeaders.JOINED, r.headers(), Headers.empty());
    return new AppSyncAuthorizerRequest(token, apiId, query, operation, variables, headers, meta);
  }

  /** What it answers. */
  static final class Answer extends Shape<AppSyncAuthorization> {

    private static final JsonCodec<List<String>> FIELDS = Lists.of(Scalars.TEXT);

    Answer() {
      super(AppSyncAuthorization.allow());
    }

    @Override
    protected AppSyncAuthorization fields(Fields f, AppSyncAuthorization a) throws IOException {
      EventMeta meta = f.meta("aws", KIND, a.meta());
      boolean isAuthorized = f.required("isAuthorized", Scalars.BOOLEAN, a.isAuthorized());
      JsonObject context =
          f.unless(JsonObject.EMPTY, "resolverContext", Scalars.OBJECT, a.resolverContext());
      List<String> denied = f.unless(List.of(), "deniedFields", FIELDS, a.deniedFields());
      Integer ttl = f.optional("ttlOverride", Scalars.INT, a.ttlOverride());
      return new AppSyncAuthorization(isAuthorized, context, denied, ttl, meta);
    }
  }
}
