package dev.faas.examples.album;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.FunctionFactory;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

class AlbumTest {

  @Test
  void platformsFindIt() {
    assertThat(ServiceLoader.load(FunctionFactory.class)).hasAtLeastOneElementOfType(Album.class);
  }
}
