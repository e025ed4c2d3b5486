package dev.faas.invoker.isolated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Adds calls of {@code Here.pulse()} to a method: at its entry, before each jump backwards, and where it
 * catches {@link Throwable} or {@link Error}, so that nothing seems to go on after an exit. {@code finally}
 * blocks and the ends of {@code synchronized} blocks have none at their beginning, so that locks of shared
 * classes are given back.
 */
final class PulsingMethod extends MethodVisitor {

  private static final Set<String> CATCH_ALL = Set.of("java/lang/Throwable", "java/lang/Error");

  private record Range(Label start, Label end, Label handler) {}

  private final boolean atEntry;
  private final Set<Label> passed = new HashSet<>();
  private final Set<Label> catchesAll = new HashSet<>();
  private final List<Range> ranges = new ArrayList<>();
  private boolean hasCaught;

  PulsingMethod(MethodVisitor next, boolean atEntry) {
    super(Opcodes.ASM9, next);
    this.atEntry = atEntry;
  }

  @Override
  public void visitCode() {
    super.visitCode();
    if (atEntry) {
      pulse();
    }
  }

  @Override
  public void visitTryCatchBlock(Label start, Label end, Label handler, @Nullable String type) {
    super.visitTryCatchBlock(start, end, handler, type);
    ranges.add(new Range(start, end, handler));
    if (type != null && CATCH_ALL.contains(type)) {
      catchesAll.add(handler);
    }
  }

  @Override
  public void visitLabel(Label label) {
    super.visitLabel(label);
    passed.add(label);
    hasCaught |= catchesAll.contains(label);
  }

  @Override
  public void visitVarInsn(int opcode, int slot) {
    super.visitVarInsn(opcode, slot);
    if (opcode == Opcodes.ASTORE) {
      pulseAfterCatch();
    }
  }

  @Override
  public void visitInsn(int opcode) {
    super.visitInsn(opcode);
    if (opcode == Opcodes.POP) {
      pulseAfterCatch();
    }
  }

  /** What is thrown here must leave the method or come to a handler further on, or it would go round. */
  private void pulseAfterCatch() {
    if (hasCaught) {
      hasCaught = false;
      boolean goesOn = ranges.stream()
          .filter(range -> passed.contains(range.start) && !passed.contains(range.end))
          .noneMatch(range -> passed.contains(range.handler));
      if (goesOn) {
        pulse();
      }
    }
  }

  @Override
  public void visitJumpInsn(int opcode, Label target) {
    if (passed.contains(target)) {
      pulse();
    }
    super.visitJumpInsn(opcode, target);
  }

  @Override
  public void visitTableSwitchInsn(int min, int max, Label otherwise, Label... targets) {
    pulseBefore(otherwise, targets);
    super.visitTableSwitchInsn(min, max, otherwise, targets);
  }

  @Override
  public void visitLookupSwitchInsn(Label otherwise, int[] keys, Label[] targets) {
    pulseBefore(otherwise, targets);
    super.visitLookupSwitchInsn(otherwise, keys, targets);
  }

  private void pulseBefore(Label otherwise, Label... targets) {
    if (passed.contains(otherwise) || passed.stream().anyMatch(List.of(targets)::contains)) {
      pulse();
    }
  }

  private void pulse() {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacement.HERE, "pulse", "()V", false);
  }
}
