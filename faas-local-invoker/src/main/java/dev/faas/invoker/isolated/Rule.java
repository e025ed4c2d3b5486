package dev.faas.invoker.isolated;

import dev.faas.invoker.isolated.calls.Replaces;
import dev.faas.invoker.isolation.Surroundings;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A rule of {@link Replaces}.
 *
 * @param owner the type that declares the replaced method
 * @param isStatic whether that is static
 * @param name its name
 * @param descriptor its parameters and result
 * @param method the replacement
 */
record Rule(Class<?> owner, boolean isStatic, String name, String descriptor, Method method)
    implements Replacement {

  static final String CONSTRUCTOR = "<init>";

  private static final String TO_SURROUNDINGS =
      Type.getMethodDescriptor(Type.getType(Surroundings.class));

  static Rule of(Method method, Replaces rule) {
    String name = rule.method().isEmpty() ? method.getName() : rule.method();
    Type[] all = Type.getArgumentTypes(method);
    boolean hasReceiver = !rule.isStatic() && !name.equals(CONSTRUCTOR);
    int first = hasReceiver ? 1 : 0;
    boolean isSound = Modifier.isStatic(method.getModifiers())
        && Modifier.isPublic(method.getModifiers())
        && all.length > first
        && all[all.length - 1].equals(Type.getType(Surroundings.class))
        && (!hasReceiver || all[0].equals(Type.getType(rule.value())));
    if (!isSound) {
      throw new IllegalStateException(method + " must be public and static and take "
          + (hasReceiver ? "a " + rule.value().getName() + ", " : "") + "the parameters of " + name
          + ", and a Surroundings at the end");
    }
    Type result = name.equals(CONSTRUCTOR) ? Type.VOID_TYPE : Type.getReturnType(method);
    String descriptor =
        Type.getMethodDescriptor(result, Arrays.copyOfRange(all, first, all.length - 1));
    return new Rule(rule.value(), rule.isStatic(), name, descriptor, method);
  }

  @Override
  public void writeTo(MethodVisitor code) {
    code.visitMethodInsn(Opcodes.INVOKESTATIC, HERE, "surroundings", TO_SURROUNDINGS, false);
    code.visitMethodInsn(
        Opcodes.INVOKESTATIC,
        Type.getInternalName(method.getDeclaringClass()),
        method.getName(),
        Type.getMethodDescriptor(method),
        false);
    if (name.equals(CONSTRUCTOR)) {
      code.visitMethodInsn(
          Opcodes.INVOKESPECIAL,
          Type.getInternalName(owner),
          CONSTRUCTOR,
          Type.getMethodDescriptor(Type.VOID_TYPE, Type.getReturnType(method)),
          false);
    }
  }
}
