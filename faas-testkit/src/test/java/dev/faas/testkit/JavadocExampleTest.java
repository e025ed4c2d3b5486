package dev.faas.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The example of the package is a test that runs. */
class JavadocExampleTest {

  @Test
  void theExampleOfThePackageIsPetShopTest() throws IOException {
    String packageInfo = read("src/main/java/dev/faas/testkit/package-info.java");
    String example = packageInfo
        .substring(
            packageInfo.indexOf("{@code") + "{@code".length(), packageInfo.indexOf(" * }</pre>"))
        .replaceAll("(?m)^ \\* ?", "")
        .strip();
    String test = read("src/test/java/dev/faas/testkit/PetShopTest.java");
    int imports = example.indexOf("@FaasTest");
    assertThat(example).contains("class PetShopTest");
    assertThat(test)
        .contains(example.substring(0, imports).strip())
        .endsWith(example.substring(imports) + "\n");
  }

  private static String read(String file) throws IOException {
    return Files.readString(Path.of(file));
  }
}
