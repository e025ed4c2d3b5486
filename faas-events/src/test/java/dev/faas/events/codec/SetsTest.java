package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Codec;
import dev.faas.Payload;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SetsTest {

  private static final Codec<KeepingShape.Holder<Set<Integer>>> SETS =
      JsonFormat.codec("test", new KeepingShape<>(Sets.of(Scalars.INT_TEXT)));

  @Test
  void elementsKeepTheirOrderAndSpelling() {
    String json = "{\"all\":[[\"3\",\"007\",\"1\"]]}";
    KeepingShape.Holder<Set<Integer>> read = SETS.decode(Payload.of(json));

    assertThat(read.all().get(0)).containsExactly(3, 7, 1);
    assertThat(SETS.encode(read).text()).isEqualTo(json);
  }

  @Test
  void elementThatStandsTwiceIsRefused() {
    assertThatThrownBy(() -> SETS.decode(Payload.of("{\"all\":[[\"7\",\"007\"]]}")))
        .hasMessage("test at $.all[0]: expected each element once, found one of them twice");
  }
}
