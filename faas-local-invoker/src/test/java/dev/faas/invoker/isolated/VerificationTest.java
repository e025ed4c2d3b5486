package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.fasterxml.jackson.core.JsonFactory;
import dev.faas.invoker.isolated.user.Counter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Rewritten classes pass the JVM's verifier. More jars: -Dfaas.jars=a.jar:b.jar */
class VerificationTest {

  static Stream<Path> jars() {
    return Stream.concat(
        Stream.of(JsonFactory.class, Assertions.class, Test.class).map(IsolatedClassesTest::jar),
        Stream.of(System.getProperty("faas.jars", "").split(":"))
            .filter(name -> !name.isEmpty())
            .map(Path::of));
  }

  @ParameterizedTest
  @MethodSource("jars")
  void allClassesOfAJarAreSound(Path jar) throws Exception {
    List<String> names = new ArrayList<>();
    try (JarFile file = new JarFile(jar.toFile())) {
      file.stream()
          .map(entry -> entry.getName())
          .filter(name -> !name.startsWith("META-INF"))
          .forEach(names::add);
    }
    try (URLClassLoader parent = new URLClassLoader(new URL[] {jar.toUri().toURL()})) {
      assertThat(unsound(IsolatedClasses.under(parent).isolatedJar(jar).build(), names))
          .isEmpty();
    }
  }

  @Test
  void allTestClassesAreSound() throws Exception {
    Path file = Path.of(Counter.class.getResource("Counter.class").toURI());
    Path root = file.getRoot().resolve(file.subpath(0, file.getNameCount() - 6));
    try (Stream<Path> files = Files.walk(root)) {
      List<String> names = files.map(path -> root.relativize(path).toString()).toList();
      assertThat(unsound(Environment.CLASSES, names)).isEmpty();
    }
  }

  @Test
  void anUnsoundClassIsFound() {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V17, 0, "shop/Unsound", null, "java/lang/Object", null);
    MethodVisitor code = type.visitMethod(Opcodes.ACC_STATIC, "m", "()I", null, null);
    code.visitInsn(Opcodes.IRETURN);
    code.visitMaxs(1, 0);
    Class<?> loaded = new EnvironmentLoader(
            Environment.CLASSES, new OwnProcess(new FakeSurroundings()))
        .define("shop.Unsound", type.toByteArray());
    assertThatExceptionOfType(VerifyError.class).isThrownBy(loaded::getDeclaredMethods);
  }

  private static List<String> unsound(IsolatedClasses classes, List<String> files)
      throws IOException {
    ClassLoader loader = new EnvironmentLoader(classes, new OwnProcess(new FakeSurroundings()));
    List<String> found = new ArrayList<>();
    int own = 0;
    for (String name : files) {
      if (name.endsWith(".class") && !name.endsWith("module-info.class")) {
        String type = name.substring(0, name.length() - ".class".length()).replace('/', '.');
        try {
          Class<?> loaded = Class.forName(type, false, loader);
          boolean isLinked = loaded.getDeclaredMethods() != null;
          own += isLinked && loaded.getClassLoader() == loader ? 1 : 0;
        } catch (NoClassDefFoundError | ClassNotFoundException e) {
          assertThat(e.getMessage()).as("what only this jar misses").isNotNull();
        } catch (IllegalAccessError e) {
          assertThat(e.getMessage()).as("our own private classes").contains("dev.faas.");
        } catch (LinkageError e) {
          found.add(type + ": " + e);
        }
      }
    }
    assertThat(own).isGreaterThan(30);
    return found;
  }
}
