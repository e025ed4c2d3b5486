package dev.faas.events.kinds;

import dev.faas.events.EventFormat;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A format that users can get at, found in the class files.
 *
 * @param platform the room's name, such as {@code aws}
 * @param where how to get it, such as {@code AwsEvents.queue()}
 */
record PublicFormat(
    String platform, String where, String event, String result, EventFormat<?, ?> format) {

  /** All of them, by platform and name. */
  static List<PublicFormat> all() {
    try {
      Path classes = Path.of(
          EventFormat.class.getProtectionDomain().getCodeSource().getLocation().toURI());
      String exports = Files.readString(Path.of("src/main/java/module-info.java"));
      try (Stream<Path> files = Files.walk(classes.resolve("dev/faas/events"))) {
        return files
            .map(file -> classes.relativize(file).toString())
            .filter(file -> file.endsWith(".class") && !file.contains("$"))
            .map(file -> file.substring(0, file.length() - ".class".length()).replace('/', '.'))
            .filter(name -> !name.endsWith("-info"))
            .filter(name -> exports.contains("exports " + room(name) + ";"))
            .flatMap(name -> of(load(name)))
            .sorted(Comparator.comparing(PublicFormat::platform).thenComparing(PublicFormat::where))
            .toList();
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    } catch (URISyntaxException odd) {
      throw new IllegalStateException(odd);
    }
  }

  private static String room(String className) {
    return className.substring(0, className.lastIndexOf('.'));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublicFormat.class.getClassLoader());
    } catch (ClassNotFoundException gone) {
      throw new IllegalStateException(gone);
    }
  }

  private static Stream<PublicFormat> of(Class<?> type) {
    return Modifier.isPublic(type.getModifiers())
        ? Arrays.stream(type.getMethods())
            .filter(method -> Modifier.isStatic(method.getModifiers()))
            .filter(method -> method.getReturnType() == EventFormat.class)
            .filter(method -> method.getParameterCount() == 0)
            .map(method -> of(type, method))
        : Stream.empty();
  }

  private static PublicFormat of(Class<?> type, Method method) {
    ParameterizedType format = (ParameterizedType) method.getGenericReturnType();
    try {
      return new PublicFormat(
          type.getPackageName().split("\\.", -1)[3],
          type.getSimpleName() + "." + method.getName() + "()",
          shortName(format.getActualTypeArguments()[0]),
          shortName(format.getActualTypeArguments()[1]),
          (EventFormat<?, ?>) method.invoke(null));
    } catch (ReflectiveOperationException broken) {
      throw new IllegalStateException(type + " " + method, broken);
    }
  }

  /** A type without its packages. */
  private static String shortName(java.lang.reflect.Type type) {
    return type.getTypeName().replaceAll("[a-z0-9]+\\.", "").replace('$', '.');
  }

  String kind() {
    return format.kind();
  }
}
