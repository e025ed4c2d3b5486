package dev.faas.testkit;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs code as most users' tests run: on the class path, whatever the test around it is on. Its loader
 * has no parent, since that of the platform would ask the module path first.
 */
final class OnTheClassPath {

  private OnTheClassPath() {}

  static void run(Class<? extends Runnable> code) throws Exception {
    URL[] urls = everything().toArray(URL[]::new);
    try (URLClassLoader loader = new URLClassLoader(urls, null)) {
      loader
          .loadClass(code.getName())
          .asSubclass(Runnable.class)
          .getConstructor()
          .newInstance()
          .run();
    }
  }

  /** The classes of this module and all it needs, whatever path they are on. */
  static List<URL> everything() throws Exception {
    List<URL> urls = new ArrayList<>();
    String own = OnTheClassPath.class.getName().replace('.', '/') + ".class";
    String found = OnTheClassPath.class.getResource("/" + own).toString();
    urls.add(new URL(found.substring(0, found.length() - own.length())));
    add(urls, System.getProperty("jdk.module.path", ""));
    add(urls, System.getProperty("java.class.path", ""));
    return urls;
  }

  private static void add(List<URL> urls, String path) throws MalformedURLException {
    for (String entry : path.split(File.pathSeparator)) {
      if (!entry.isEmpty()) {
        urls.add(Path.of(entry).toUri().toURL());
      }
    }
  }
}
