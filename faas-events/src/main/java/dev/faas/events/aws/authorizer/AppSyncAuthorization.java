package dev.faas.events.aws.authorizer;

import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Whether a caller may run an operation, and which fields it may not see. Immutable.
 *
 * @param isAuthorized whether it may
 * @param resolverContext what resolvers are told about the caller
 * @param deniedFields fields that become null, such as {@code Mutation.createEvent}, or their full names
 * @param ttlOverride for how many seconds the answer is kept; null for as long as the API says
 * @param meta every field that no component stands for
 */
public record AppSyncAuthorization(
    boolean isAuthorized,
    JsonObject resolverContext,
    List<String> deniedFields,
    @Nullable Integer ttlOverride,
    EventMeta meta) {

  /** Copies the list. */
  public AppSyncAuthorization {
    deniedFields = List.copyOf(deniedFields);
  }

  /** It may. */
  public static AppSyncAuthorization allow() {
    return new AppSyncAuthorization(true, JsonObject.EMPTY, List.of(), null, EventMeta.none());
  }

  /** It may not. */
  public static AppSyncAuthorization deny() {
    return new AppSyncAuthorization(false, JsonObject.EMPTY, List.of(), null, EventMeta.none());
  }

  /** This answer, with which resolvers are told this, too. */
  public AppSyncAuthorization withContext(String name, String value) {
    JsonObject more = resolverContext.with(name, JsonValue.of(value));
    return new AppSyncAuthorization(isAuthorized, more, deniedFields, ttlOverride, meta);
  }

  /** This answer, with which this field becomes null. */
  public AppSyncAuthorization withDeniedField(String field) {
    List<String> more = new ArrayList<>(deniedFields);
    more.add(field);
    return new AppSyncAuthorization(isAuthorized, resolverContext, more, ttlOverride, meta);
  }

  /** This answer, kept for so many seconds. */
  public AppSyncAuthorization withTtl(int seconds) {
    return new AppSyncAuthorization(isAuthorized, resolverContext, deniedFields, seconds, meta);
  }
}
