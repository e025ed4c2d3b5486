package dev.faas.events.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Type;
import dev.faas.events.jackson.Jackson3Provider;
import dev.faas.events.jackson.JacksonProvider;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ref.ReferenceQueue;
import java.lang.ref.WeakReference;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandardMapperTest {

  /** The user's own type; also loaded by loaders of the tests' own. */
  public record Parcel(int weight) {}

  /** A provider of the user's, loaded by a loader of a test's own. */
  public static final class MyProvider implements JsonMapper.Provider {
    @Override
    public java.util.Optional<JsonMapper> newMapper() {
      return java.util.Optional.of(new MyMapper());
    }
  }

  /** A mapper of the user's. */
  public static final class MyMapper implements JsonMapper {
    @Override
    public <T> T read(byte[] json, Type<T> type) {
      throw new UnsupportedOperationException("not needed");
    }

    @Override
    public byte[] write(Object value) {
      return new byte[0];
    }
  }

  /** Loads the types above itself, and everything else through its parent. */
  private static final class OwnLoader extends URLClassLoader {

    OwnLoader(URL... resources) {
      super(resources, StandardMapperTest.class.getClassLoader());
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
      if (!name.startsWith(StandardMapperTest.class.getName() + "$")) {
        return super.loadClass(name, resolve);
      }
      Class<?> known = findLoadedClass(name);
      return known != null ? known : define(name);
    }

    private Class<?> define(String name) throws ClassNotFoundException {
      String file = "/" + name.replace('.', '/') + ".class";
      try (InputStream in = StandardMapperTest.class.getResourceAsStream(file)) {
        byte[] bytes = in.readAllBytes();
        return defineClass(name, bytes, 0, bytes.length);
      } catch (IOException e) {
        throw new ClassNotFoundException(name, e);
      }
    }

    Class<?> parcel() throws ClassNotFoundException {
      return loadClass(Parcel.class.getName());
    }
  }

  @Test
  void jackson2ComesBeforeJackson3() {
    assertThat(StandardMapper.of(Parcel.class))
        .hasSameClassAs(new JacksonProvider().newMapper().get());
  }

  @Test
  void allClassesOfALoaderShareAMapper() {
    assertThat(StandardMapper.of(Parcel.class))
        .isSameAs(StandardMapper.of(Parcel.class))
        .isSameAs(StandardMapper.of(StandardMapperTest.class));
  }

  @Test
  void classesOfTheJdkUseTheMapperOfThisLibrary() {
    assertThat(StandardMapper.of(String.class))
        .isSameAs(StandardMapper.of(Map.class))
        .isSameAs(StandardMapper.of(StandardMapper.class));
  }

  @Test
  void eachLoaderHasAMapperOfItsOwn() throws Exception {
    try (OwnLoader one = new OwnLoader();
        OwnLoader other = new OwnLoader()) {
      assertThat(StandardMapper.of(one.parcel()))
          .isSameAs(StandardMapper.of(one.parcel()))
          .isNotSameAs(StandardMapper.of(other.parcel()))
          .isNotSameAs(StandardMapper.of(Parcel.class));
    }
  }

  @Test
  void theProviderOfTheUserComesFirst(@TempDir Path folder) throws Exception {
    Path services = Files.createDirectories(folder.resolve("META-INF/services"));
    Files.writeString(
        services.resolve(JsonMapper.Provider.class.getName()), MyProvider.class.getName());

    try (OwnLoader loader = new OwnLoader(folder.toUri().toURL())) {
      assertThat(StandardMapper.of(loader.parcel()).getClass().getName())
          .isEqualTo(MyMapper.class.getName());
    }
  }

  @Test
  void theContextClassLoaderIsLeftAsItWas() throws Exception {
    ClassLoader before = Thread.currentThread().getContextClassLoader();
    try (OwnLoader loader = new OwnLoader()) {
      StandardMapper.of(loader.parcel());
    }

    assertThat(Thread.currentThread().getContextClassLoader()).isSameAs(before);
  }

  @Test
  void theMapperDiesWithTheLoader() throws Exception {
    ReferenceQueue<ClassLoader> dead = new ReferenceQueue<>();
    List<WeakReference<ClassLoader>> loaders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      loaders.add(new WeakReference<>(usedLoader(), dead));
    }
    int died = 0;
    for (int round = 0; round < 100 && died < 3; round++) {
      System.gc();
      died += dead.remove(100) == null ? 0 : 1;
    }

    assertThat(died).isEqualTo(3);
  }

  /** A loader whose class went both ways through its mapper. */
  private static ClassLoader usedLoader() throws Exception {
    OwnLoader loader = new OwnLoader();
    byte[] json = "{\"weight\":3}".getBytes(StandardCharsets.UTF_8);
    Object parcel = StandardMapper.of(loader.parcel()).read(json, Type.of(loader.parcel()));
    assertThat(parcel.getClass().getClassLoader()).isSameAs(loader);
    assertThat(StandardMapper.of(loader.parcel()).write(parcel)).isEqualTo(json);
    loader.close();
    return loader;
  }

  @Test
  void theMapperOfJackson3DiesWithTheLoaderToo() throws Exception {
    ReferenceQueue<ClassLoader> dead = new ReferenceQueue<>();
    WeakReference<ClassLoader> loader = new WeakReference<>(loaderUsedByJackson3(), dead);
    for (int round = 0; round < 100 && !loader.refersTo(null); round++) {
      System.gc();
      dead.remove(100);
    }

    assertThat(loader.get()).isNull();
  }

  private static ClassLoader loaderUsedByJackson3() throws Exception {
    OwnLoader loader = new OwnLoader();
    byte[] json = "{\"weight\":3}".getBytes(StandardCharsets.UTF_8);
    JsonMapper mapper = new Jackson3Provider().newMapper().orElseThrow();
    assertThat(mapper.write(mapper.read(json, Type.of(loader.parcel())))).isEqualTo(json);
    loader.close();
    return loader;
  }

  @Test
  void withoutJacksonTheMessageSaysWhatToAdd() {
    assertThatThrownBy(() -> mapperIn(List.of()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no JSON mapper is found: add com.fasterxml.jackson.core:jackson-databind"
            + " (Jackson 2) or tools.jackson.core:jackson-databind (Jackson 3) to the function's"
            + " dependencies, or offer a " + JsonMapper.Provider.class.getName());
  }

  @Test
  void oneJacksonIsEnough() throws Throwable {
    List<Class<?>> two = List.of(
        com.fasterxml.jackson.databind.ObjectMapper.class,
        com.fasterxml.jackson.annotation.JsonProperty.class);
    List<Class<?>> three = List.of(
        tools.jackson.databind.ObjectMapper.class,
        tools.jackson.core.JsonParser.class,
        com.fasterxml.jackson.annotation.JsonProperty.class);

    assertThat(mapperIn(two)).isEqualTo("dev.faas.events.jackson.JacksonMapper");
    assertThat(mapperIn(three)).isEqualTo("dev.faas.events.jackson.Jackson3Mapper");
  }

  @Test
  void aBrokenLibraryIsNotTakenForAnAbsentOne() {
    assertThatThrownBy(() -> mapperIn(List.of(tools.jackson.databind.ObjectMapper.class)))
        .isInstanceOf(NoClassDefFoundError.class);
  }

  /** The class of the mapper for this library's own classes, where only these libraries are. */
  private static String mapperIn(List<Class<?>> libraries) throws Throwable {
    List<URL> places = new ArrayList<>();
    for (Class<?> type :
        List.of(JsonMapper.class, Type.class, com.fasterxml.jackson.core.JsonFactory.class)) {
      places.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    for (Class<?> type : libraries) {
      places.add(type.getProtectionDomain().getCodeSource().getLocation());
    }
    // The platform loader would find the modules of this test.
    try (URLClassLoader loader = new URLClassLoader(places.toArray(new URL[0]), null)) {
      Class<?> api = loader.loadClass(JsonMapper.class.getName());
      return api.getMethod("standard", Class.class).invoke(null, api).getClass().getName();
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }
}
