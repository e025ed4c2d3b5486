package dev.faas.invoker.log;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.invoker.log.LogStream.LineRing;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class LineRingTest {

  @Property(tries = 200)
  void linesLeaveInTheOrderInWhichTheyCame(@ForAll @Size(max = 500) List<Boolean> steps) {
    LineRing ring = new LineRing();
    Deque<PlatformLine> expected = new ArrayDeque<>();
    int count = 0;
    for (boolean isRemoval : steps) {
      if (isRemoval && !expected.isEmpty()) {
        assertThat(ring.firstLength()).isEqualTo(length(expected.getFirst()));
        assertThat(ring.removeFirst()).isEqualTo(expected.removeFirst());
      } else {
        count++;
        PlatformLine line = new PlatformLine.End(Instant.ofEpochSecond(count), "request");
        expected.addLast(line);
        ring.add(line, length(line));
      }
      assertThat(ring.size()).isEqualTo(expected.size());
    }
    assertThat(all(ring)).containsExactlyElementsOf(expected);
  }

  private static int length(LogLine line) {
    return (int) line.time().getEpochSecond();
  }

  private static List<LogLine> all(LineRing ring) {
    List<LogLine> all = new ArrayList<>();
    for (int i = 0; i < ring.size(); i++) {
      all.add(ring.get(i));
    }
    return all;
  }
}
