package dev.faas.testkit.crossing;

import java.lang.reflect.Type;
import java.net.URL;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The user's types that the test and its isolated functions have in common. Of all others that are in
 * directories of the class path, each execution environment has a class of its own, so that an object of
 * the test is none of theirs. Immutable.
 */
public final class SharedTypes {

  private final Set<Class<?>> types;

  /** These types, and those nested in them. */
  public SharedTypes(Collection<? extends Class<?>> types) {
    this.types = Set.copyOf(types);
  }

  /** The types of which each environment has its own, as far as this type mentions them. */
  public List<Class<?>> ownIn(Type type) {
    return Mentions.classesIn(type).stream().filter(this::isOwn).toList();
  }

  /**
   * What is to be shared as well: the types of which each environment has its own and that these types
   * mention, or those that they mention. Unlike the engine it looks into type arguments, since a {@code
   * List<Photo>} brings photos.
   */
  public List<Class<?>> lacking() {
    Set<Class<?>> lacking = new LinkedHashSet<>();
    Deque<Class<?>> open = new ArrayDeque<>(types);
    for (Class<?> next = open.poll(); next != null; next = open.poll()) {
      open.addAll(List.of(next.getDeclaredClasses()));
      for (Type mentioned : Mentions.by(next)) {
        for (Class<?> own : ownIn(mentioned)) {
          if (lacking.add(own)) {
            open.add(own);
          }
        }
      }
    }
    return lacking.stream()
        .filter(own -> !isIn(lacking, own.getEnclosingClass()))
        .toList();
  }

  private boolean isOwn(Class<?> type) {
    return isOfUser(type) && !isIn(types, type);
  }

  private static boolean isIn(Set<Class<?>> types, @Nullable Class<?> type) {
    for (Class<?> outer = type; outer != null; outer = outer.getEnclosingClass()) {
      if (types.contains(outer)) {
        return true;
      }
    }
    return false;
  }

  /** Whether its class file is in a directory. */
  private static boolean isOfUser(Class<?> type) {
    ClassLoader loader = type.getClassLoader();
    URL file =
        loader == null ? null : loader.getResource(type.getName().replace('.', '/') + ".class");
    return file != null && file.getProtocol().equals("file");
  }
}
