package dev.faas.events;

import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the platform found out about the caller of an HTTP request before it called the function.
 *
 * <pre>{@code
 * if (request.authorizer() instanceof Authorizer.Jwt jwt) {
 *   String user = jwt.claims().get("sub");
 * }
 * }</pre>
 *
 * <p>AWS gives it in {@code requestContext.authorizer}. Google Cloud and Azure pass the token on in the
 * headers instead, so there it is absent.
 */
public sealed interface Authorizer {

  /**
   * A JSON Web Token that the platform has verified.
   *
   * @param claims the token's claims as text, whatever their type in the token
   * @param scopes the scopes that the route asked for and the token has; empty if it asked for none
   */
  record Jwt(Map<String, String> claims, List<String> scopes) implements Authorizer {

    /** Copies the collections. */
    public Jwt {
      claims = OrderedCopy.of(claims);
      scopes = List.copyOf(scopes);
    }
  }

  /**
   * An AWS identity that signed the request.
   *
   * @param accessKey the access key that the signature was made with
   * @param accountId the AWS account of the caller
   * @param callerId the caller
   * @param cognitoIdentity the Amazon Cognito identity behind the caller, or null if there is none
   * @param principalOrgId the AWS organisation of the caller
   * @param userArn the full name of the user or of the assumed role
   * @param userId the user
   */
  record Iam(
      @Nullable String accessKey,
      @Nullable String accountId,
      @Nullable String callerId,
      @Nullable JsonValue cognitoIdentity,
      @Nullable String principalOrgId,
      @Nullable String userArn,
      @Nullable String userId)
      implements Authorizer {}

  /**
   * The answer of an authorizer that is a function itself.
   *
   * @param context what that function said about the caller, free-form
   */
  record Custom(JsonObject context) implements Authorizer {}
}
