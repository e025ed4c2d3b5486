package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Here;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/** What is done instead of a call. */
@FunctionalInterface
interface Replacement {

  /** {@link Here} as class files name it. */
  String HERE = Type.getInternalName(Here.class);

  /** {@code Core.getGlobalContext()} of {@code org.crac}, for which there need not be a type. */
  Replacement SNAPSHOT_CONTEXT = code -> {
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC, HERE, "snapshotContext", "()Ljava/lang/Object;", false);
    code.visitTypeInsn(Opcodes.CHECKCAST, "org/crac/Context");
  };

  /** Writes it; the receiver and the arguments are on the stack already. */
  void writeTo(MethodVisitor code);
}
