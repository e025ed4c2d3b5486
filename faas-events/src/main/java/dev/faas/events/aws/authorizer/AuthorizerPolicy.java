package dev.faas.events.aws.authorizer;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a caller may call: a policy of IAM. Immutable. API Gateway may keep it, and judges other calls of
 * the caller by it as well.
 *
 * <pre>{@code
 * AuthorizerPolicy.allow("ada", request.arn()).withContext("tenant", "acme").withContext("level", 3)
 * }</pre>
 *
 * @param principalId who the caller is
 * @param statements what is allowed and denied; a denial outdoes all else
 * @param context what the called function is told about the caller; for REST and WebSocket APIs texts,
 *     numbers, true and false only
 * @param usageIdentifierKey an API key of the usage plan; for REST APIs that take it from the authorizer
 * @param meta every field that no component stands for
 */
public record AuthorizerPolicy(
    String principalId,
    List<Statement> statements,
    JsonObject context,
    @Nullable String usageIdentifierKey,
    EventMeta meta)
    implements AuthorizerAnswer {

  private static final String INVOKE = "execute-api:Invoke";

  /**
   * One statement.
   *
   * @param effect {@code Allow} or {@code Deny}
   * @param actions usually {@code execute-api:Invoke}
   * @param resources what may be called, or not: names such as {@code methodArn}, with {@code *}
   * @param condition when the statement holds; empty for always
   */
  public record Statement(
      String effect, List<String> actions, List<String> resources, JsonObject condition) {

    /** Copies the lists. */
    public Statement {
      actions = List.copyOf(actions);
      resources = List.copyOf(resources);
    }
  }

  /** Copies the list. */
  public AuthorizerPolicy {
    statements = List.copyOf(statements);
  }

  /** The caller may call these: see {@link AuthorizerRequest#arn}. */
  public static AuthorizerPolicy allow(String principalId, String... arns) {
    return of(principalId, "Allow", arns);
  }

  /** The caller may not call these, and nothing else either. */
  public static AuthorizerPolicy deny(String principalId, String... arns) {
    return of(principalId, "Deny", arns);
  }

  private static AuthorizerPolicy of(String principalId, String effect, String... arns) {
    return new AuthorizerPolicy(principalId, List.of(), JsonObject.EMPTY, null, EventMeta.none())
        .with(effect, arns);
  }

  private AuthorizerPolicy with(String effect, String... arns) {
    List<Statement> all = new ArrayList<>(statements);
    all.add(new Statement(effect, List.of(INVOKE), List.of(arns), JsonObject.EMPTY));
    return new AuthorizerPolicy(principalId, all, context, usageIdentifierKey, meta);
  }

  /** This policy, which allows these as well. */
  public AuthorizerPolicy withAllowed(String... arns) {
    return with("Allow", arns);
  }

  /** This policy, which denies these. */
  public AuthorizerPolicy withDenied(String... arns) {
    return with("Deny", arns);
  }

  /** This policy, with which the called function is told this text, too. */
  public AuthorizerPolicy withContext(String name, String value) {
    return withContext(name, JsonValue.of(value));
  }

  /** This policy, with which the called function is told this number, too. */
  public AuthorizerPolicy withContext(String name, long value) {
    return withContext(name, JsonValue.of(value));
  }

  /** This policy, with which the called function is told whether this is so. */
  public AuthorizerPolicy withContext(String name, boolean value) {
    return withContext(name, JsonValue.of(value));
  }

  /** This policy, with which the called function is told this, too: any JSON, for HTTP APIs only. */
  public AuthorizerPolicy withContext(String name, JsonValue value) {
    return new AuthorizerPolicy(
        principalId, statements, context.with(name, value), usageIdentifierKey, meta);
  }

  /** This policy for a caller with this API key. */
  public AuthorizerPolicy withUsageIdentifierKey(String apiKey) {
    return new AuthorizerPolicy(principalId, statements, context, apiKey, meta);
  }
}
