package dev.faas.invoker.forked;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faas.EnvironmentVariables;
import dev.faas.FunctionFactory;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ClassPathTest {

  private static final ClassArchives NONE = new ClassArchives(null, (jars, file) -> {});

  @TempDir
  private Path directory;

  @Test
  void librariesStandFirstThenThePlacesOfClassesAndThenAllOfThisJvm() {
    List<String> places = places(ClassPath.of(ClassPathTest.class, Test.class));

    assertThat(Path.of(places.get(0)).resolve("dev/faas/invoker/forked/child/ForkedRuntime.class"))
        .exists();
    int ofTests = places.indexOf(
        places.stream().filter(ClassPathTest::hasThisTest).findFirst().orElseThrow());
    assertThat(places.subList(1, ofTests)).anyMatch(place -> place.contains("jackson-core"));
    assertThat(places.get(ofTests + 1)).contains("junit-jupiter-api");
    assertThat(places).doesNotHaveDuplicates().allMatch(place -> Files.exists(Path.of(place)));
    assertThat(places)
        .containsAll(List.of(System.getProperty("java.class.path").split(File.pathSeparator)));
  }

  @Test
  void aClassThatIsNoFileIsRefusedWithAdvice() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ClassPath.of(String.class))
        .withMessageContaining("java.lang.String is not in a file but in jrt:");
  }

  @Test
  void aProcessIsToldThatThereAreNoFactories() {
    ClassPath none = ClassPath.of(List.of(), List.of(directory.toString()));

    assertThat(none.options()).isEmpty();
    assertThat(none.prepared(NONE).options()).containsExactly("-Dfaas.factories=none");
    assertThat(none.prepared(NONE).text()).isEqualTo(directory.toString());
  }

  @Test
  void aProcessLooksForFactoriesWhereThereMayBeSome() throws Exception {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(FunctionFactory.class.getName()), "some.Factory");

    ClassPath some = ClassPath.of(List.of(), List.of("none", directory.toString()));

    assertThat(some.prepared(NONE).options()).isEmpty();
  }

  @Test
  void factoriesAreFoundInJarsThatAJarNames() throws Exception {
    Path services = Files.createDirectories(directory.resolve("META-INF/services"));
    Files.writeString(services.resolve(FunctionFactory.class.getName()), "some.Factory");
    Path factories = directory.resolve("factories.jar");
    Jars.pack(directory, factories);
    Path naming = directory.resolve("naming.jar");
    Jars.naming(factories, naming);

    ClassPath some = ClassPath.of(List.of(), List.of(naming.toString()));

    assertThat(some.prepared(NONE).options()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "JAVA_TOOL_OPTIONS, -Xint -XX:ArchiveClassesAtExit=own.jsa, false",
    "JDK_JAVA_OPTIONS, -XX:SharedArchiveFile=own.jsa, false",
    "_JAVA_OPTIONS, -XX:AOTCache=own.aot, false",
    "JAVA_TOOL_OPTIONS, -Xint, true",
    "TABLE, -XX:SharedArchiveFile=own.jsa, true"
  })
  void aFunctionThatHasToDoWithAnArchiveOfItsOwnIsNotGivenOurs(
      String variable, String value, boolean isGiven) throws Exception {
    ClassArchives archives =
        new ClassArchives(directory, (jars, file) -> Files.writeString(file, "classes"));
    Path jar = Files.writeString(directory.resolve("some.jar"), "a jar");
    ClassPath prepared = ClassPath.of(List.of(jar.toString()), List.of()).prepared(archives);

    ClassPath beside = prepared.beside(EnvironmentVariables.of(Map.of(variable, value)));

    assertThat(beside.options().stream().anyMatch(ClassArchives::areIn)).isEqualTo(isGiven);
    assertThat(beside.options()).contains("-Dfaas.factories=none");
    assertThat(beside.text()).isEqualTo(prepared.text());
  }

  private static boolean hasThisTest(String place) {
    return Files.exists(Path.of(place, "dev/faas/invoker/forked/ClassPathTest.class"));
  }

  private static List<String> places(ClassPath classPath) {
    return List.of(classPath.text().split(File.pathSeparator));
  }
}
