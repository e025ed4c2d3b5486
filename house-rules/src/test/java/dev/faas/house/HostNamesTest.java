package dev.faas.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Where packages come from is the machine's business: no file names the host of a registry. */
class HostNamesTest {
  /** Written with spaces, so that this file passes its own rule. */
  private static final List<String> HOSTS = Stream.of(
          "repo maven apache org",
          "repo1 maven org",
          "search maven org",
          "central sonatype com",
          "central sonatype org",
          "oss sonatype org",
          "jcenter bintray com",
          "plugins gradle org",
          "jitpack io",
          "registry npmjs org",
          "registry yarnpkg com",
          "unpkg com",
          "cdn jsdelivr net",
          "docker io",
          "hub docker com",
          "ghcr io",
          "quay io",
          "gcr io",
          "public ecr aws",
          "pypi org",
          "files pythonhosted org",
          "deb debian org",
          "security debian org",
          "archive ubuntu com",
          "crates io",
          "proxy golang org",
          "rubygems org")
      .map(HostNamesTest::host)
      .toList();

  @Test
  void noFileNamesTheHostOfARegistry() {
    List<Path> files = Checkout.files();
    assertThat(files).hasSizeGreaterThan(100).contains(Path.of("pom.xml"));
    assertThat(files).filteredOn(file -> namesAHost(Checkout.text(file))).isEmpty();
  }

  @Test
  void aFileThatNamesOneIsReported() {
    assertThat(namesAHost("<url>https://" + host("Repo1 Maven Org") + "/maven2</url>"))
        .isTrue();
    assertThat(namesAHost("FROM " + host("docker io") + "/library/debian")).isTrue();
    assertThat(namesAHost("http://maven.apache.org/POM/4.0.0")).isFalse();
  }

  private static String host(String words) {
    return words.replace(' ', '.');
  }

  private static boolean namesAHost(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    return HOSTS.stream().anyMatch(lower::contains);
  }
}
