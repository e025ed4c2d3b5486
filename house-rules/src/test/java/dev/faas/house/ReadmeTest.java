package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every Java program in the documents is an excerpt of a file that the build compiles. */
class ReadmeTest {
  private static final String FENCE = "```";

  @Test
  void everyProgramInTheDocumentsIsCompiled() {
    List<Path> documents = Checkout.files().stream()
        .filter(file -> file.toString().matches("(.*/)?README\\.md|docs/.*\\.md|[A-Z]+\\.md"))
        .toList();
    assertThat(documents).contains(Path.of("README.md"));
    assertThat(programs(Checkout.text(Path.of("README.md")))).isNotEmpty();
    List<String> sources =
        Checkout.javaFiles("examples/").stream().map(Checkout::text).toList();
    assertThat(sources).isNotEmpty();
    for (Path document : documents) {
      assertThat(programs(Checkout.text(document)))
          .filteredOn(program -> !isExcerpt(program, sources))
          .as("programs in %s that are not in examples", document)
          .isEmpty();
    }
  }

  @Test
  void aProgramMayBeIndentedOtherwise() {
    List<String> sources = List.of("class A {\n  void a() {\n    b();\n  }\n}\n");
    assertThat(programs("text\n```java\n    void a() {\n      b();   \n    }\n```\n"))
        .singleElement()
        .matches(program -> isExcerpt(program, sources));
  }

  @Test
  void aProgramThatIsNotCompiledIsReported() {
    List<String> sources = List.of("class A {\n  void a() {\n    b();\n  }\n}\n");
    assertThat(programs("```java\nvoid a() {\n  c();\n}\n```\n```java\nvoid a() {\nb();\n}\n```\n"))
        .hasSize(2)
        .noneMatch(program -> isExcerpt(program, sources));
  }

  @Test
  void aFenceThatIsNeverClosedIsReported() {
    assertThat(programs("```java\nclass A {}\n"))
        .noneMatch(program -> isExcerpt(program, List.of("class A {}\n")));
  }

  private static List<String> programs(String document) {
    List<String> programs = new ArrayList<>();
    StringBuilder program = null;
    for (String line : document.lines().toList()) {
      if (program == null) {
        program = line.strip().equals(FENCE + "java") ? new StringBuilder() : null;
      } else if (line.strip().equals(FENCE)) {
        programs.add(program.toString());
        program = null;
      } else {
        program.append(line).append('\n');
      }
    }
    if (program != null) {
      programs.add(program + FENCE + " is missing");
    }
    return programs;
  }

  private static boolean isExcerpt(String program, List<String> sources) {
    List<String> excerpt =
        program.strip().isEmpty() ? List.of() : shifted(program).lines().toList();
    return !excerpt.isEmpty() && sources.stream().anyMatch(source -> contains(source, excerpt));
  }

  private static boolean contains(String source, List<String> excerpt) {
    List<String> lines = source.lines().toList();
    return IntStream.rangeClosed(0, lines.size() - excerpt.size())
        .mapToObj(first -> lines.subList(first, first + excerpt.size()))
        .anyMatch(window -> shifted(String.join("\n", window)).lines().toList().equals(excerpt));
  }

  private static String shifted(String text) {
    return text.stripTrailing().stripIndent();
  }
}
