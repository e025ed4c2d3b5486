package dev.faas.invoker.isolated;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** Rewrites the methods of one class. No stack map frame changes, as no local variable and no jump does. */
final class RewrittenClass extends ClassVisitor {

  /**
   * What to leave out, each method as name and descriptor.
   *
   * @param callers the methods that call others: only those have a pulse at their entry, since what calls
   *     nothing and does not loop comes to an end
   * @param withoutPulse have grown too long for pulses
   * @param unchanged have grown too long altogether
   */
  record Plan(Set<String> callers, Set<String> withoutPulse, Set<String> unchanged) {}

  private final ReplacedCalls calls;
  private final Lineage lineage;
  private final Plan plan;
  private @Nullable Bridges bridges;
  private @Nullable Type type;

  RewrittenClass(ClassVisitor next, ReplacedCalls calls, Lineage lineage, Plan plan) {
    super(Opcodes.ASM9, next);
    this.calls = calls;
    this.lineage = lineage;
    this.plan = plan;
  }

  @Override
  public void visit(
      int version,
      int access,
      String name,
      @Nullable String signature,
      @Nullable String superName,
      String @Nullable [] interfaces) {
    type = (version & 0xFFFF) < Opcodes.V1_5 ? null : Type.getObjectType(name);
    bridges = new Bridges(calls, lineage, name, (access & Opcodes.ACC_INTERFACE) != 0);
    super.visit(version, access, name, signature, superName, interfaces);
  }

  @Override
  public @Nullable MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    MethodVisitor next = super.visitMethod(access, name, descriptor, signature, exceptions);
    String method = name + descriptor;
    if (next == null || bridges == null || plan.unchanged.contains(method)) {
      return next;
    }
    MethodVisitor rewritten = new RewrittenMethod(next, calls, lineage, bridges);
    if (plan.withoutPulse.contains(method)) {
      return rewritten;
    }
    if (type != null && name.equals("<clinit>")) {
      next.visitCode();
      next.visitLdcInsn(type);
      next.visitMethodInsn(
          Opcodes.INVOKESTATIC, Replacement.HERE, "initializing", "(Ljava/lang/Class;)V", false);
    }
    boolean atEntry = plan.callers.contains(method)
        && !name.startsWith("<")
        && (access & Opcodes.ACC_BRIDGE) == 0;
    return new PulsingMethod(rewritten, atEntry);
  }

  @Override
  public void visitEnd() {
    if (bridges != null) {
      bridges.writeTo(cv);
    }
    super.visitEnd();
  }
}
