package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Here;
import dev.faas.invoker.isolated.calls.PretendedProcess;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The classes of one execution environment: defines those of the user itself, rewritten, and takes all
 * others from its parent. They are in no named module, wherever their parents are.
 */
final class EnvironmentLoader extends ClassLoader implements PretendedProcess.Loader {

  private static final String HERE = Here.class.getName();
  private static final byte[] HERE_FILE = here();

  static {
    registerAsParallelCapable();
  }

  private final IsolatedClasses classes;
  private final PretendedProcess process;
  private final InitializedClasses initialized = new InitializedClasses(this::hasInitializer);

  EnvironmentLoader(IsolatedClasses classes, PretendedProcess process) {
    super(classes.parent());
    this.classes = classes;
    this.process = process;
  }

  /** So that nothing can go wrong with {@link Here} later, when the stack may be full. */
  void prepare() throws ClassNotFoundException {
    Class.forName(HERE, true, this);
  }

  @Override
  public PretendedProcess process() {
    return process;
  }

  @Override
  public void initializing(Class<?> type) {
    initialized.begin(type);
  }

  /** Those of its classes whose static fields have got their values. */
  InitializedClasses initialized() {
    return initialized;
  }

  @Override
  protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
    boolean isHere = name.equals(HERE);
    UserClass type = isHere ? null : classes.userClass(name);
    if (type == null && !isHere) {
      return super.loadClass(name, resolve);
    }
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      if (loaded != null) {
        return loaded;
      }
      return type == null ? defineClass(HERE, HERE_FILE, 0, HERE_FILE.length) : define(name, type);
    }
  }

  private Class<?> define(String name, UserClass type) throws ClassNotFoundException {
    try {
      byte[] file = classes.rewritten(name, type);
      Class<?> defined = defineClass(name, file, 0, file.length, type.domain());
      initialized.define(defined);
      return defined;
    } catch (IOException e) {
      throw new ClassNotFoundException(name, e);
    }
  }

  private boolean hasInitializer(Class<?> type) {
    UserClass file = classes.userClass(type.getName());
    try {
      return file == null || hasInitializer(classes.rewritten(type.getName(), file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The name stands among the constants of a class that has one. */
  private static boolean hasInitializer(byte[] file) {
    return new String(file, StandardCharsets.ISO_8859_1).contains("<clinit>");
  }

  /** Defines a class that no file has. */
  Class<?> define(String name, byte[] file) {
    synchronized (getClassLoadingLock(name)) {
      Class<?> loaded = findLoadedClass(name);
      return loaded != null ? loaded : defineClass(name, file, 0, file.length);
    }
  }

  @Override
  protected @Nullable URL findResource(String name) {
    List<URL> found = classes.resources(name);
    return found.isEmpty() ? null : found.get(0);
  }

  /** Those of the parent, and those of the user's directories that it does not show, each once. */
  @Override
  public Enumeration<URL> getResources(String name) throws IOException {
    Map<String, URL> all = new LinkedHashMap<>();
    for (URL url : classes.resourcesOfParent(name)) {
      all.putIfAbsent(url.toExternalForm(), url);
    }
    for (URL url : classes.resources(name)) {
      all.putIfAbsent(url.toExternalForm(), url);
    }
    return Collections.enumeration(all.values());
  }

  /** For messages; not a name of the loader, which would stand in each line of a stack trace. */
  @Override
  public String toString() {
    return "the class loader of an execution environment";
  }

  private static byte[] here() {
    try (InputStream in = Here.class.getResourceAsStream("Here.class")) {
      if (in == null) {
        throw new IllegalStateException("the class file of " + HERE + " is missing");
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
