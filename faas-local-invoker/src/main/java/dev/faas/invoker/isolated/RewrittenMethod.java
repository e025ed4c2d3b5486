package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Pools;
import dev.faas.invoker.isolated.calls.Streams;
import dev.faas.invoker.isolation.Surroundings;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Replaces calls, reads of standard streams and method references in a method, and lets the environment know of the
 * pools and timers that it makes.
 */
final class RewrittenMethod extends MethodVisitor {

  private static final Set<String> STREAMS = Set.of("in", "out", "err");

  private static final Set<String> WITH_THREADS = Set.of(
      "java/util/Timer",
      "java/util/concurrent/ForkJoinPool",
      "java/util/concurrent/ScheduledThreadPoolExecutor",
      "java/util/concurrent/ThreadPoolExecutor");

  private final ReplacedCalls calls;
  private final Lineage lineage;
  private final Bridges bridges;

  /** What the last instruction has made room for, if it is one of {@link #WITH_THREADS}. */
  private @Nullable String allocated;

  /** Those whose constructor has yet to be called, the innermost first; it leaves a reference on the stack. */
  private final Deque<String> underConstruction = new ArrayDeque<>();

  RewrittenMethod(MethodVisitor next, ReplacedCalls calls, Lineage lineage, Bridges bridges) {
    super(Opcodes.ASM9, next);
    this.calls = calls;
    this.lineage = lineage;
    this.bridges = bridges;
  }

  @Override
  public void visitFieldInsn(int opcode, String owner, String name, String descriptor) {
    if (opcode == Opcodes.GETSTATIC && owner.equals("java/lang/System") && STREAMS.contains(name)) {
      here("surroundings", Type.getMethodDescriptor(Type.getType(Surroundings.class)));
      super.visitMethodInsn(
          Opcodes.INVOKESTATIC,
          Type.getInternalName(Streams.class),
          name,
          Type.getMethodDescriptor(Type.getType(descriptor), Type.getType(Surroundings.class)),
          false);
    } else {
      super.visitFieldInsn(opcode, owner, name, descriptor);
    }
  }

  @Override
  public void visitTypeInsn(int opcode, String type) {
    super.visitTypeInsn(opcode, type);
    allocated = opcode == Opcodes.NEW && WITH_THREADS.contains(type) ? type : null;
  }

  @Override
  public void visitInsn(int opcode) {
    super.visitInsn(opcode);
    if (opcode == Opcodes.DUP && allocated != null) {
      underConstruction.push(allocated);
    }
    allocated = null;
  }

  @Override
  public void visitMethodInsn(
      int opcode, String owner, String name, String descriptor, boolean isInterface) {
    boolean isConstructor = name.equals(Rule.CONSTRUCTOR);
    Replacement replacement = opcode == Opcodes.INVOKESPECIAL && !isConstructor
        ? null
        : calls.of(opcode == Opcodes.INVOKESTATIC, owner, name, descriptor, lineage);
    if (replacement != null) {
      replacement.writeTo(mv);
    } else {
      if (opcode == Opcodes.INVOKESPECIAL && startsThread(owner, name, descriptor)) {
        super.visitInsn(Opcodes.DUP);
        here("starting", "(Ljava/lang/Thread;)V");
      }
      super.visitMethodInsn(opcode, owner, name, descriptor, isInterface);
    }
    if (isConstructor && owner.equals(underConstruction.peek())) {
      underConstruction.pop();
      made();
    }
  }

  private void made() {
    mv.visitInsn(Opcodes.DUP);
    String surroundings = Type.getDescriptor(Surroundings.class);
    here("surroundings", "()" + surroundings);
    mv.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(Pools.class),
        "made",
        "(Ljava/lang/Object;" + surroundings + ")V",
        false);
  }

  private boolean startsThread(String owner, String name, String descriptor) {
    return name.equals("start")
        && descriptor.equals("()V")
        && lineage.inherits(owner, name, descriptor).stream()
            .anyMatch(Thread.class::isAssignableFrom);
  }

  @Override
  public void visitInvokeDynamicInsn(
      String name, String descriptor, Handle bootstrap, Object... arguments) {
    super.visitInvokeDynamicInsn(
        name, descriptor, bootstrap, bridges.around(bootstrap, descriptor, arguments));
  }

  @Override
  public void visitLdcInsn(Object value) {
    super.visitLdcInsn(bridges.around(value));
  }

  private void here(String method, String descriptor) {
    super.visitMethodInsn(Opcodes.INVOKESTATIC, Replacement.HERE, method, descriptor, false);
  }
}
