package dev.faas.events.aws.http;

import dev.faas.events.Authorizer;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonArray;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What an authorizer found out in payload format 1.0, a free-form object: with {@code claims} from a
 * user pool or a JWT authorizer, else the context of a Lambda authorizer.
 */
public final class RestAuthorizer extends JsonCodec<Authorizer> {

  public static final JsonCodec<Authorizer> CODEC = new RestAuthorizer();

  private RestAuthorizer() {}

  @Override
  public String expected() {
    return "an object";
  }

  @Override
  public Authorizer read(WireReader in) throws IOException {
    JsonObject wire = Scalars.OBJECT.read(in);
    Authorizer.Jwt jwt = jwt(wire);
    if (jwt == null) {
      return new Authorizer.Custom(wire);
    }
    if (!isUsual(wire)) {
      in.leave(wire);
    }
    return jwt;
  }

  /** Whether this is how {@link #write} spells claims. */
  private static boolean isUsual(JsonObject wire) {
    boolean isUsual = wire.members().size() == (wire.get("scopes") == null ? 1 : 2);
    if (wire.get("claims") instanceof JsonObject claims) {
      for (JsonValue claim : claims.members().values()) {
        isUsual &= claim instanceof JsonValue.JsonString;
      }
    }
    if (wire.get("scopes") instanceof JsonArray scopes) {
      isUsual &= !scopes.elements().isEmpty();
      for (JsonValue scope : scopes.elements()) {
        isUsual &= scope instanceof JsonValue.JsonString;
      }
    } else {
      isUsual &= wire.get("scopes") == null;
    }
    return isUsual;
  }

  @Override
  public void write(WireWriter out, Authorizer value) throws IOException {
    out.value(object(value));
  }

  private static Authorizer.@Nullable Jwt jwt(JsonObject wire) {
    if (!(wire.get("claims") instanceof JsonObject claims)) {
      return null;
    }
    Map<String, String> texts = new LinkedHashMap<>();
    for (Map.Entry<String, JsonValue> claim : claims.members().entrySet()) {
      texts.put(claim.getKey(), claim.getValue().text());
    }
    List<String> scopes = new ArrayList<>();
    if (wire.get("scopes") instanceof JsonArray listed) {
      for (JsonValue scope : listed.elements()) {
        scopes.add(scope.text());
      }
    }
    return new Authorizer.Jwt(texts, scopes);
  }

  private static JsonObject object(Authorizer authorizer) {
    if (authorizer instanceof Authorizer.Custom custom) {
      return custom.context();
    }
    if (!(authorizer instanceof Authorizer.Jwt jwt)) {
      return JsonObject.EMPTY; // a caller signed with IAM stands in the identity, not here
    }
    Map<String, JsonValue> claims = new LinkedHashMap<>();
    for (Map.Entry<String, String> claim : jwt.claims().entrySet()) {
      claims.put(claim.getKey(), JsonValue.of(claim.getValue()));
    }
    JsonObject object = JsonObject.EMPTY.with("claims", JsonObject.of(claims));
    if (jwt.scopes().isEmpty()) {
      return object;
    }
    List<JsonValue> scopes = new ArrayList<>();
    for (String scope : jwt.scopes()) {
      scopes.add(JsonValue.of(scope));
    }
    return object.with("scopes", new JsonArray(scopes));
  }
}
