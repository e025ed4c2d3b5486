package dev.faas.invoker.isolated;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/**
 * The methods of a class that call others, and those that are handed out as lambdas or references: the JDK
 * may call them in a loop of its own.
 */
final class Callers extends ClassVisitor {

  private final Set<String> found = new HashSet<>();

  private final String owner;

  private Callers(String owner) {
    super(Opcodes.ASM9);
    this.owner = owner;
  }

  /** Each as name and descriptor. */
  static Set<String> of(ClassReader reader) {
    Callers callers = new Callers(reader.getClassName());
    reader.accept(callers, ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return callers.found;
  }

  @Override
  public MethodVisitor visitMethod(
      int access,
      String name,
      String descriptor,
      @Nullable String signature,
      String @Nullable [] exceptions) {
    return new MethodVisitor(Opcodes.ASM9) {
      @Override
      public void visitMethodInsn(
          int opcode, String owner, String called, String type, boolean isInterface) {
        found.add(name + descriptor);
      }

      @Override
      public void visitInvokeDynamicInsn(
          String called, String type, Handle bootstrap, Object... arguments) {
        found.add(name + descriptor);
        for (Object argument : arguments) {
          if (argument instanceof Handle handle && handle.getOwner().equals(owner)) {
            found.add(handle.getName() + handle.getDesc());
          }
        }
      }
    };
  }
}
