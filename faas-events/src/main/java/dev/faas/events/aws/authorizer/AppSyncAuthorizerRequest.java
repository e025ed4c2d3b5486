package dev.faas.events.aws.authorizer;

import dev.faas.events.EventFormat;
import dev.faas.events.EventMeta;
import dev.faas.events.Headers;
import dev.faas.events.codec.JsonFormat;
import dev.faas.events.json.JsonObject;
import org.jspecify.annotations.Nullable;

/**
 * AppSync asks whether a caller may run a GraphQL operation. Immutable.
 *
 * <pre>{@code
 * AppSyncAuthorization on(AppSyncAuthorizerRequest asked, Context context) {
 *   return isKnown(asked.token())
 *       ? AppSyncAuthorization.allow().withDeniedField("Mutation.createEvent")
 *       : AppSyncAuthorization.deny();
 * }
 * }</pre>
 *
 * <p>Facts: AppSync developer guide, "Configuring authorization and authentication to secure your GraphQL
 * APIs".
 *
 * @param token what the caller sent in the header {@code Authorization}
 * @param apiId the GraphQL API
 * @param queryDocument the operation as it was sent
 * @param operationName its name; null if it has none
 * @param variables its variables
 * @param headers the header fields of the request
 * @param meta the platform, and every field that no component stands for
 */
public record AppSyncAuthorizerRequest(
    String token,
    @Nullable String apiId,
    @Nullable String queryDocument,
    @Nullable String operationName,
    JsonObject variables,
    Headers headers,
    EventMeta meta) {

  private static final class Format {
    static final EventFormat<AppSyncAuthorizerRequest, AppSyncAuthorization> INSTANCE =
        new JsonFormat<>(AppSyncShape.KIND, new AppSyncShape(), new AppSyncShape.Answer());
  }

  /** The wire format; the kind is {@code appsync-authorizer}. */
  public static EventFormat<AppSyncAuthorizerRequest, AppSyncAuthorization> format() {
    return Format.INSTANCE;
  }

  /** A complete question of a caller with this token, who runs this operation without variables. */
  public static AppSyncAuthorizerRequest of(String token, String queryDocument) {
    return new AppSyncAuthorizerRequest(
        token,
        "a1b2c3d4e5f6g7h8i9j0k1l2m3",
        queryDocument,
        null,
        JsonObject.EMPTY,
        Headers.of(
            "content-type", "application/json",
            "host", "a1b2c3d4e5f6g7h8i9j0k1l2m3.appsync-api.us-east-1.amazonaws.com"),
        EventMeta.none());
  }

  /** This question about an operation with these variables. */
  public AppSyncAuthorizerRequest withVariables(JsonObject newVariables) {
    return new AppSyncAuthorizerRequest(
        token, apiId, queryDocument, operationName, newVariables, headers, meta);
  }
}
