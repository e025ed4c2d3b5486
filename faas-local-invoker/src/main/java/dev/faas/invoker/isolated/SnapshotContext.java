package dev.faas.invoker.isolated;

import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * Writes a class that extends the user's {@code org.crac.Context}, which is an abstract class and so
 * cannot be a {@link java.lang.reflect.Proxy}; each environment that asks for its context defines it.
 */
final class SnapshotContext {

  private static final String NAME = "dev/faas/invoker/isolated/calls/SnapshotContext";
  private static final String CONTEXT = "org/crac/Context";
  private static final String CONSUMER = "java/util/function/Consumer";
  private static final String CALLABLE = "java/util/concurrent/Callable";
  private static final byte[] FILE = write();

  /** A step around a snapshot. */
  @FunctionalInterface
  interface Step {

    void run() throws Exception;
  }

  private SnapshotContext() {}

  /** A new context. */
  static Object in(EnvironmentLoader loader, Consumer<Object> register, Step before, Step after) {
    try {
      return loader
          .define(NAME.replace('/', '.'), FILE)
          .getConstructor(Consumer.class, Callable.class, Callable.class)
          .newInstance(register, callable(before), callable(after));
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          "the org.crac.Context of the class path is not like that of org.crac:crac 1.5.0 or"
              + " io.github.crac:org-crac 0.1.3; use one of these",
          e);
    }
  }

  private static Callable<Object> callable(Step step) {
    return () -> {
      step.run();
      return step;
    };
  }

  private static byte[] write() {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC | Opcodes.ACC_FINAL, NAME, null, CONTEXT, null);
    String[] fields = {"register", "before", "after"};
    String[] types = {CONSUMER, CALLABLE, CALLABLE};
    MethodVisitor code = type.visitMethod(
        Opcodes.ACC_PUBLIC,
        "<init>",
        "(L" + CONSUMER + ";L" + CALLABLE + ";L" + CALLABLE + ";)V",
        null,
        null);
    code.visitCode();
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitMethodInsn(Opcodes.INVOKESPECIAL, CONTEXT, "<init>", "()V", false);
    for (int i = 0; i < fields.length; i++) {
      type.visitField(
          Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL, fields[i], "L" + types[i] + ";", null, null);
      code.visitVarInsn(Opcodes.ALOAD, 0);
      code.visitVarInsn(Opcodes.ALOAD, i + 1);
      code.visitFieldInsn(Opcodes.PUTFIELD, NAME, fields[i], "L" + types[i] + ";");
    }
    end(code);
    writeRegister(type);
    writeStep(type, "beforeCheckpoint", "before");
    writeStep(type, "afterRestore", "after");
    type.visitEnd();
    return type.toByteArray();
  }

  private static void writeRegister(ClassWriter type) {
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_PUBLIC, "register", "(Lorg/crac/Resource;)V", null, null);
    code.visitCode();
    load(code, "register", CONSUMER);
    code.visitVarInsn(Opcodes.ALOAD, 1);
    code.visitMethodInsn(
        Opcodes.INVOKEINTERFACE, CONSUMER, "accept", "(Ljava/lang/Object;)V", true);
    end(code);
  }

  private static void writeStep(ClassWriter type, String name, String field) {
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_PUBLIC, name, "(L" + CONTEXT + ";)V", null, null);
    code.visitCode();
    load(code, field, CALLABLE);
    code.visitMethodInsn(Opcodes.INVOKEINTERFACE, CALLABLE, "call", "()Ljava/lang/Object;", true);
    code.visitInsn(Opcodes.POP);
    end(code);
  }

  private static void load(MethodVisitor code, String field, String type) {
    code.visitVarInsn(Opcodes.ALOAD, 0);
    code.visitFieldInsn(Opcodes.GETFIELD, NAME, field, "L" + type + ";");
  }

  private static void end(MethodVisitor code) {
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
