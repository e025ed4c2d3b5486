package dev.faas.invoker.isolated;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ConstantDynamic;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * Method references to replaced methods: each becomes one to a private method of the same class that does
 * the replaced call, since a method handle cannot add an argument.
 */
final class Bridges {

  private static final String LAMBDAS = "java/lang/invoke/LambdaMetafactory";

  /**
   * A method reference.
   *
   * @param receiver the type of the object that it is bound to, or else of its first argument
   */
  private record Reference(Handle handle, Type receiver) {}

  private record Bridge(Handle handle, Replacement replacement) {}

  private final ReplacedCalls calls;
  private final Lineage lineage;
  private final String owner;
  private final boolean isInterface;
  private final Map<Reference, Bridge> bridges = new LinkedHashMap<>();

  /**
   * The bridges of one class.
   *
   * @param owner its name as in class files
   */
  Bridges(ReplacedCalls calls, Lineage lineage, String owner, boolean isInterface) {
    this.calls = calls;
    this.lineage = lineage;
    this.owner = owner;
    this.isInterface = isInterface;
  }

  /** The same arguments of a bootstrap method, with bridges instead of replaced methods. */
  Object[] around(Handle bootstrap, String descriptor, Object... arguments) {
    Type[] captured = Type.getArgumentTypes(descriptor);
    boolean isBound = bootstrap.getOwner().equals(LAMBDAS) && captured.length > 0;
    Object[] result = arguments.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] = isBound && result[i] instanceof Handle handle
          ? around(new Reference(handle, captured[0]))
          : around(result[i]);
    }
    return result;
  }

  /** The same constant, with a bridge if it is a handle of a replaced method. */
  Object around(Object constant) {
    if (constant instanceof Handle handle) {
      return around(new Reference(handle, Type.getObjectType(handle.getOwner())));
    }
    if (constant instanceof ConstantDynamic dynamic) {
      Object[] arguments = new Object[dynamic.getBootstrapMethodArgumentCount()];
      for (int i = 0; i < arguments.length; i++) {
        arguments[i] = around(dynamic.getBootstrapMethodArgument(i));
      }
      return new ConstantDynamic(
          dynamic.getName(), dynamic.getDescriptor(), dynamic.getBootstrapMethod(), arguments);
    }
    return constant;
  }

  private Handle around(Reference reference) {
    Bridge known = bridges.get(reference);
    if (known != null) {
      return known.handle;
    }
    Replacement replacement = replacement(reference.handle);
    if (replacement == null) {
      return reference.handle;
    }
    Handle bridge = new Handle(
        Opcodes.H_INVOKESTATIC,
        owner,
        "faas$" + bridges.size() + "$" + reference.handle.getName().replaceAll("[<>]", ""),
        descriptor(reference),
        isInterface);
    bridges.put(reference, new Bridge(bridge, replacement));
    return bridge;
  }

  private @Nullable Replacement replacement(Handle handle) {
    boolean isStatic = handle.getTag() == Opcodes.H_INVOKESTATIC;
    boolean isCall = isStatic
        || handle.getTag() == Opcodes.H_INVOKEVIRTUAL
        || handle.getTag() == Opcodes.H_INVOKEINTERFACE
        || handle.getTag() == Opcodes.H_NEWINVOKESPECIAL;
    return isCall
        ? calls.of(isStatic, handle.getOwner(), handle.getName(), handle.getDesc(), lineage)
        : null;
  }

  private static String descriptor(Reference reference) {
    Handle handle = reference.handle;
    Type[] arguments = Type.getArgumentTypes(handle.getDesc());
    if (handle.getTag() == Opcodes.H_INVOKESTATIC) {
      return handle.getDesc();
    }
    if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      return Type.getMethodDescriptor(Type.getObjectType(handle.getOwner()), arguments);
    }
    Type[] all = new Type[arguments.length + 1];
    all[0] = reference.receiver;
    System.arraycopy(arguments, 0, all, 1, arguments.length);
    return Type.getMethodDescriptor(Type.getReturnType(handle.getDesc()), all);
  }

  /** Writes the methods. */
  void writeTo(ClassVisitor type) {
    bridges.forEach((reference, bridge) -> write(type, reference.handle, bridge));
  }

  private static void write(ClassVisitor type, Handle handle, Bridge bridge) {
    String descriptor = bridge.handle.getDesc();
    MethodVisitor code = type.visitMethod(
        Opcodes.ACC_PRIVATE | Opcodes.ACC_STATIC | Opcodes.ACC_SYNTHETIC,
        bridge.handle.getName(),
        descriptor,
        null,
        null);
    code.visitCode();
    if (handle.getTag() == Opcodes.H_NEWINVOKESPECIAL) {
      code.visitTypeInsn(Opcodes.NEW, handle.getOwner());
      code.visitInsn(Opcodes.DUP);
    }
    int slot = 0;
    for (Type argument : Type.getArgumentTypes(descriptor)) {
      code.visitVarInsn(argument.getOpcode(Opcodes.ILOAD), slot);
      slot += argument.getSize();
    }
    bridge.replacement.writeTo(code);
    code.visitInsn(Type.getReturnType(descriptor).getOpcode(Opcodes.IRETURN));
    code.visitMaxs(0, 0);
    code.visitEnd();
  }
}
