package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Where pulses stand: see the methods of {@link Samples}. */
class PulsesTest {

  /** Each method is named after the number of its pulses. */
  static final class Samples {
    private int value;

    Samples() {
      value = Integer.parseInt("1");
    }

    int none() {
      return value;
    }

    int noneInBranches(int n) {
      return n > 3 ? value : -n;
    }

    int noneInFinally() {
      try {
        value = 1 / value;
      } finally {
        value++;
      }
      return value;
    }

    void noneInSynchronized() {
      synchronized (this) {
        value++;
      }
    }

    int oneAtTheEntry() {
      return Math.max(none(), 3);
    }

    int oneInALoop(int n) {
      int sum = 0;
      for (int i = 0; i < n; i++) {
        sum += i;
      }
      return sum;
    }

    int oneInACatch() {
      try {
        return 1 / value;
      } catch (Throwable t) {
        return 0;
      }
    }

    int noneInACatchOfExceptions() {
      try {
        return 1 / value;
      } catch (RuntimeException e) {
        return 0;
      }
    }

    int twoInNestedCatches() {
      try {
        try {
          return 1 / value;
        } catch (Error e) {
          value++;
        }
      } catch (Throwable t) {
        value--;
      }
      return 0;
    }
  }

  @Test
  void pulsesStandWhereCodeCouldGoOn() throws Exception {
    byte[] file;
    try (var in = Samples.class.getResourceAsStream("PulsesTest$Samples.class")) {
      file = in.readAllBytes();
    }
    byte[] rewritten = new Rewriter(new ReplacedCalls(List.of()), new Lineage(name -> null))
        .rewrite("Samples", file);
    List<String> wrong = new ArrayList<>();
    new ClassReader(rewritten)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access, String name, String descriptor, String generic, String[] thrown) {
                return new Counting(name, wrong);
              }
            },
            0);
    assertThat(wrong).isEmpty();
  }

  private static final class Counting extends MethodVisitor {
    private final String name;
    private final List<String> wrong;
    private int pulses;

    Counting(String name, List<String> wrong) {
      super(Opcodes.ASM9);
      this.name = name;
      this.wrong = wrong;
    }

    @Override
    public void visitMethodInsn(
        int opcode, String owner, String called, String descriptor, boolean isInterface) {
      pulses += called.equals("pulse") ? 1 : 0;
    }

    @Override
    public void visitEnd() {
      int expected = name.startsWith("one") ? 1 : name.startsWith("two") ? 2 : 0;
      if (pulses != expected) {
        wrong.add(name + " has " + pulses);
      }
    }
  }
}
