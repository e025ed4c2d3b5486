package dev.faas.invoker.isolated;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSource;
import java.security.ProtectionDomain;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which classes each execution environment has for itself, and which it shares with the test. Safe for
 * use by several threads.
 *
 * <p>Its own are those in directories of the class path or module path, as a build leaves them there, and
 * those in jars that are named. Shared are the JDK, all other jars, the houses of faas even where they are
 * directories, and what is declared to be shared. Classes are rewritten once for all environments; a class
 * file that has changed is rewritten again at the next cold start, and with it those that call what it
 * inherits from the JDK only if they have changed as well.
 *
 * <p>An environment's classes are in no named module. So providers of services are found where {@code
 * META-INF/services} names them; what only a {@code module-info} provides is a class of the test.
 */
public final class IsolatedClasses {

  private static final long CACHED_BYTES = 64L << 20;

  private final ClassLoader parent;
  private final Set<Location> shared;
  private final Set<Location> isolatedJars;
  private final Set<String> sharedTypes;
  private final RewrittenClasses rewritten;
  private final Map<String, Optional<UserClass>> known = new ConcurrentHashMap<>();
  private final Map<String, List<URL>> services = new ConcurrentHashMap<>();
  private final Set<Path> directories = ConcurrentHashMap.newKeySet();

  private IsolatedClasses(Builder builder) {
    this.parent = builder.parent;
    this.shared = Set.copyOf(builder.shared);
    this.isolatedJars = Set.copyOf(builder.isolatedJars);
    this.sharedTypes =
        builder.sharedTypes.stream().map(Class::getName).collect(Collectors.toUnmodifiableSet());
    this.rewritten = new RewrittenClasses(
        new Rewriter(new ReplacedCalls(builder.holders), new Lineage(this::read)), CACHED_BYTES);
    builder.sharedTypes.forEach(type -> SharedTypes.check(type, this));
  }

  /**
   * Classes that are found by this loader, usually that of the user's test.
   *
   * @param parent the loader of everything that is shared
   */
  public static Builder under(ClassLoader parent) {
    return new Builder(parent);
  }

  /** The loader of what is shared. */
  ClassLoader parent() {
    return parent;
  }

  /** Whether the test and all environments have the same class of this name. */
  boolean isShared(String className) {
    return userClass(className) == null;
  }

  /** Whether this is the class that the test and all environments have. */
  boolean isSharedClass(Class<?> type) {
    return isShared(type.getName()) && hasFile(type) && isOfParent(type);
  }

  /** Whether the class was compiled; if not, it was made by a running program, as mocks are. */
  boolean hasFile(Class<?> type) {
    return parent.getResource(type.getName().replace('.', '/') + ".class") != null;
  }

  private boolean isOfParent(Class<?> type) {
    try {
      return Class.forName(type.getName(), false, parent) == type;
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  /** Whether this very type has been declared as shared. */
  boolean isDeclared(Class<?> type) {
    return sharedTypes.contains(type.getName());
  }

  /** The class that each environment has for itself, or null where this name is shared or unknown. */
  @Nullable
  UserClass userClass(String name) {
    if (name.startsWith("java.")) {
      return null;
    }
    Optional<UserClass> before = known.get(name);
    if (before != null) {
      return before.orElse(null);
    }
    String resource = name.replace('.', '/') + ".class";
    URL url = parent.getResource(resource);
    if (url == null) {
      return null;
    }
    Optional<UserClass> found = isDeclared(name)
        ? Optional.empty()
        : Location.of(url, resource)
            .filter(this::isUsers)
            .map(location -> userClass(location, resource));
    known.put(name, found);
    return found.orElse(null);
  }

  private boolean isDeclared(String name) {
    for (int end = name.length(); end > 0; end = name.lastIndexOf('$', end - 1)) {
      if (sharedTypes.contains(name.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private boolean isUsers(Location location) {
    return location.isDirectory() ? !shared.contains(location) : isolatedJars.contains(location);
  }

  private UserClass userClass(Location location, String resource) {
    Path file = null;
    if (location.isDirectory()) {
      directories.add(location.path());
      file = location.path().resolve(resource);
    }
    return new UserClass(resource, file, parent, new ProtectionDomain(source(location), null));
  }

  private static CodeSource source(Location location) {
    return new CodeSource(url(location.path()), (Certificate[]) null);
  }

  private static URL url(Path path) {
    try {
      return path.toUri().toURL();
    } catch (MalformedURLException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The class file of a user's class as an environment defines it. */
  byte[] rewritten(String name, UserClass type) throws IOException {
    return rewritten.of(name, type.read());
  }

  /**
   * The resources of that name that the parent shows. Where jars name their services is looked for once,
   * since that opens each of them, and what they name is read once.
   */
  List<URL> resourcesOfParent(String name) throws IOException {
    List<URL> before = services.get(name);
    if (before != null) {
      return before;
    }
    List<URL> found = Collections.list(parent.getResources(name));
    if (!name.startsWith("META-INF/services/")) {
      return found;
    }
    List<URL> read = new ArrayList<>();
    for (URL url : found) {
      read.add(ServiceFile.of(url));
    }
    services.put(name, read);
    return read;
  }

  /** The resources of that name in the user's directories, whether the parent shows them or not. */
  List<URL> resources(String name) {
    List<URL> found = new ArrayList<>();
    for (Path directory : directories) {
      Path file = directory.resolve(name).normalize();
      if (!name.isEmpty() && file.startsWith(directory) && Files.exists(file)) {
        found.add(url(file));
      }
    }
    return found;
  }

  private byte @Nullable [] read(String internalName) {
    try (InputStream in = parent.getResourceAsStream(internalName + ".class")) {
      return in == null ? null : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What is shared, and what is not. Not safe for use by several threads. */
  public static final class Builder {

    /** A class of each house: where they are directories, they are shared nevertheless. */
    private static final List<String> HOUSES = List.of(
        "dev/faas/Handler.class",
        "dev/faas/events/HttpRequest.class",
        "dev/faas/invoker/isolation/Isolation.class",
        "dev/faas/filters/Idempotency.class",
        "dev/faas/slf4j/FaasProvider.class",
        "dev/faas/testkit/FunctionUnderTest.class",
        "dev/faas/gateway/Gateway.class",
        "dev/faas/sam/SamApplication.class");

    private final ClassLoader parent;
    private final Set<Location> shared = new HashSet<>();
    private final Set<Location> isolatedJars = new HashSet<>();
    private final Set<Class<?>> sharedTypes = new HashSet<>();
    private List<Class<?>> holders = ReplacedCalls.HOLDERS;

    private Builder(ClassLoader parent) {
      this.parent = Objects.requireNonNull(parent);
      for (String house : HOUSES) {
        URL url = parent.getResource(house);
        if (url != null) {
          Location.of(url, house).ifPresent(shared::add);
        }
      }
    }

    /**
     * The classes in this directory are shared.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public Builder sharedLocation(Path directory) {
      shared.add(Location.of(directory));
      return this;
    }

    /**
     * The classes in this jar are not shared: its statics start fresh with each environment, and its calls
     * are redirected as those of the user's classes are.
     *
     * @throws IllegalArgumentException if it does not exist
     */
    public Builder isolatedJar(Path jar) {
      isolatedJars.add(Location.of(jar));
      return this;
    }

    /**
     * This type and those nested in it are shared: an interface whose fake the test hands in.
     *
     * @see #build
     */
    public Builder sharedType(Class<?> type) {
      sharedTypes.add(type);
      return this;
    }

    /** Other rules than {@link ReplacedCalls#HOLDERS}. */
    Builder replacing(Class<?>... newHolders) {
      holders = List.of(newHolders);
      return this;
    }

    /**
     * The classes.
     *
     * @throws IllegalArgumentException if a shared type mentions one that is not, which would be another in
     *     each environment; the message says which and what to do
     */
    public IsolatedClasses build() {
      return new IsolatedClasses(this);
    }
  }
}
