package dev.faas.filters.schema;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaException;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.SpecificationVersion;
import com.networknt.schema.path.PathType;
import dev.faas.DecodeException;
import dev.faas.events.Body;
import dev.faas.events.json.JsonValue;
import dev.faas.filters.Check;
import dev.faas.filters.Violation;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/**
 * Checks a body against a JSON Schema, of draft 2020-12 unless its {@code $schema} says another.
 * Immutable and safe for use by several threads. It fetches nothing from a network: a schema refers to
 * itself only.
 */
public final class JsonSchema implements Check<Body> {

  private static final int SHOWN = 100;

  private final Schema schema;

  private JsonSchema(Schema schema) {
    this.schema = schema;
  }

  /**
   * The schema with this text.
   *
   * @throws IllegalArgumentException if it is no JSON, or refers to a schema that is not there
   */
  public static JsonSchema of(String schema) {
    SchemaRegistryConfig config = SchemaRegistryConfig.builder()
        .pathType(PathType.JSON_PATH)
        .formatAssertionsEnabled(true)
        .locale(Locale.ENGLISH)
        .build();
    SchemaRegistry registry = SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemaRegistryConfig(config));
    try {
      JsonValue.parse(schema);
      Schema read = registry.getSchema(schema, InputFormat.JSON);
      read.initializeValidators();
      return new JsonSchema(read);
    } catch (DecodeException | SchemaException e) {
      throw new IllegalArgumentException("expected a JSON Schema, found " + e.getMessage(), e);
    }
  }

  /**
   * The schema of a file beside a class.
   *
   * @param neighbour a class of the package in which the file lies
   * @param name such as {@code order.schema.json}
   * @throws IllegalArgumentException if there is no such file, or it is no schema
   */
  public static JsonSchema ofResource(Class<?> neighbour, String name) {
    try (InputStream in = neighbour.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalArgumentException("expected " + name + " beside " + neighbour.getName()
            + " on the class path, found nothing. Put it into src/main/resources, in that package");
      }
      return of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot read " + name, e);
    }
  }

  /** What the schema does not allow; for a body that is no JSON, where it ceases to be. */
  @Override
  public List<Violation> violations(Body body) {
    try {
      String json = body.text();
      JsonValue.parse(json);
      return schema.validate(json, InputFormat.JSON).stream()
          .map(JsonSchema::violation)
          .toList();
    } catch (DecodeException e) {
      return List.of(new Violation(e.path(), e.expected(), e.found()));
    }
  }

  private static Violation violation(Error error) {
    String place = error.getInstanceLocation().toString();
    String member = error.getProperty();
    if ("required".equals(error.getKeyword())) {
      return new Violation(place + "." + member, "a value", "nothing");
    }
    if (member != null) {
      return new Violation(place + "." + member, "no such member", "one");
    }
    String expected = error.getKeyword() + " " + error.getSchemaNode();
    return new Violation(
        place, shortened(expected), shortened(String.valueOf(error.getInstanceNode())));
  }

  private static String shortened(String text) {
    return text.length() <= SHOWN ? text : text.substring(0, SHOWN) + "…";
  }
}
