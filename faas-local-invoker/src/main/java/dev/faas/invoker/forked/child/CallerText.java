package dev.faas.invoker.forked.child;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a caller sends beside the event, as the headers of the Runtime API have it: objects in JSON with
 * the names that AWS's Java runtime interface client reads.
 */
public final class CallerText {

  private static final JsonFactory JSON = new JsonFactory();
  private static final int LAST_ASCII = 126;
  private static final String IDENTITY_ID = "cognitoIdentityId";
  private static final String IDENTITY_POOL_ID = "cognitoIdentityPoolId";

  private CallerText() {}

  /** The client context, or empty if there is none. */
  public static String of(@Nullable ClientContext context) {
    return context == null
        ? ""
        : write(
            Map.of("client", context.client(), "custom", context.custom(), "env", context.env()));
  }

  /** The caller's identity, or empty if there is none. */
  public static String of(@Nullable CallerIdentity identity) {
    return identity == null
        ? ""
        : write(Map.of(
            IDENTITY_ID, identity.identityId(), IDENTITY_POOL_ID, identity.identityPoolId()));
  }

  static @Nullable ClientContext clientContext(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Map<String, Map<String, String>> all = read(text);
    return new ClientContext(
        all.getOrDefault("client", Map.of()),
        all.getOrDefault("custom", Map.of()),
        all.getOrDefault("env", Map.of()));
  }

  static @Nullable CallerIdentity callerIdentity(String text) {
    if (text.isEmpty()) {
      return null;
    }
    Map<String, String> own = read(text).getOrDefault("", Map.of());
    return new CallerIdentity(
        own.getOrDefault(IDENTITY_ID, ""), own.getOrDefault(IDENTITY_POOL_ID, ""));
  }

  private static String write(Map<String, ?> members) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = JSON.createGenerator(text)) {
      json.setHighestNonEscapedChar(LAST_ASCII); // a header has bytes and no characters
      write(json, members);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return text.toString();
  }

  private static void write(JsonGenerator json, Map<?, ?> members) throws IOException {
    json.writeStartObject();
    for (Map.Entry<?, ?> member : members.entrySet()) {
      json.writeFieldName(member.getKey().toString());
      if (member.getValue() instanceof Map<?, ?> inner) {
        write(json, inner);
      } else {
        json.writeString(member.getValue().toString());
      }
    }
    json.writeEndObject();
  }

  /** The texts in the members of an object, those of the object itself under an empty name. */
  private static Map<String, Map<String, String>> read(String text) {
    Map<String, Map<String, String>> all = new LinkedHashMap<>();
    try (JsonParser json = JSON.createParser(text)) {
      String group = "";
      for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
        if (token == JsonToken.START_OBJECT && json.currentName() != null) {
          group = json.currentName();
        } else if (token == JsonToken.END_OBJECT) {
          group = "";
        } else if (token.isScalarValue()) {
          all.computeIfAbsent(group, name -> new LinkedHashMap<>())
              .put(json.currentName(), json.getText());
        }
      }
    } catch (IOException broken) {
      throw new UncheckedIOException("a header of the Runtime API is not JSON: " + text, broken);
    }
    return all;
  }
}
