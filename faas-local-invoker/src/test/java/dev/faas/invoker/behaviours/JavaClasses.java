package dev.faas.invoker.behaviours;

import dev.faas.Context;
import dev.faas.Handler;
import dev.faas.StreamingHandler;
import dev.faas.invoker.behaviours.Vocabulary.UnknownWordException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** The classes that cases describe in words; handler strings name them. */
public final class JavaClasses {

  private static final Map<String, Class<?>> CLASSES = Map.of(
      "a class that implements RequestHandler<Map<String,String>,String> (handleRequest returns INTERFACE)"
          + " and also has handleRequestCustom(Map,Context) returning CUSTOM",
      InterfaceAndCustom.class,
      "a POJO-typed RequestHandler that copies bucket and key and sets validated=true",
      Validating.class,
      "RequestStreamHandler that writes {}",
      EmptyObject.class);

  private JavaClasses() {}

  /** The class of this description. */
  static Class<?> of(String where, String described) {
    Class<?> found = CLASSES.get(described);
    if (found == null) {
      throw new UnknownWordException(where, described);
    }
    return found;
  }

  /** A handler with a method of its own. */
  public static final class InterfaceAndCustom implements Handler<Map<String, String>, String> {
    @Override
    public String handle(Map<String, String> event, Context context) {
      return "INTERFACE";
    }

    /** Is called where a handler string names it. */
    public String handleRequestCustom(Map<String, String> event, Context context) {
      return "CUSTOM";
    }
  }

  /** What is validated, as a bean. */
  public static final class Item {
    private String bucket = "";
    private String key = "";
    private boolean validated;

    /** Where it is. */
    public String getBucket() {
      return bucket;
    }

    public void setBucket(String bucket) {
      this.bucket = bucket;
    }

    /** What it is. */
    public String getKey() {
      return key;
    }

    public void setKey(String key) {
      this.key = key;
    }

    /** Whether it was validated. */
    public boolean getValidated() {
      return validated;
    }

    public void setValidated(boolean validated) {
      this.validated = validated;
    }
  }

  /** A handler of the user's own type. */
  public static final class Validating implements Handler<Item, Item> {
    @Override
    public Item handle(Item event, Context context) {
      event.setValidated(true);
      return event;
    }
  }

  /** A handler of streams. */
  public static final class EmptyObject implements StreamingHandler {
    @Override
    public void handle(InputStream in, OutputStream out, Context context) throws IOException {
      out.write("{}".getBytes(StandardCharsets.UTF_8));
    }
  }
}
