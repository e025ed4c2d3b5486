package dev.faas.benchmarks;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The limit of an isolated environment: a class loader that defines classes from bytes in memory. */
final class BareLoader extends ClassLoader {

  private final Map<String, byte[]> classes;

  BareLoader(Map<String, byte[]> classes) {
    super(BareLoader.class.getClassLoader());
    this.classes = classes;
  }

  /** The class files of the users' classes of these simple names. */
  static Map<String, byte[]> read(List<String> simpleNames) throws IOException {
    Map<String, byte[]> classes = new HashMap<>();
    for (String name : simpleNames) {
      classes.put("dev.faas.benchmarks.user." + name, UserCode.bytes(name));
    }
    return classes;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    byte[] bytes = classes.get(name);
    if (bytes == null) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> known = findLoadedClass(name);
      return known != null ? known : defineClass(name, bytes, 0, bytes.length);
    }
  }
}
