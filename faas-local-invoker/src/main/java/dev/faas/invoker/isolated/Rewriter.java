package dev.faas.invoker.isolated;

import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassTooLargeException;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodTooLargeException;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Rewrites class files of any version up to that of Java 25. Safe for use by several threads.
 *
 * <p>Where a method would grow beyond the 64 KB that the JVM allows, the pulses are left out of it: it
 * cannot be stopped, but runs. Where even that is too long, it stays as it was. Both are logged.
 */
final class Rewriter {

  private static final Logger LOG = LoggerFactory.getLogger(Rewriter.class);

  private static final String ALL_IS_REAL = "its clocks, waits and exits are real";

  private static final int NEWEST = Opcodes.V25;

  private final ReplacedCalls calls;
  private final Lineage lineage;

  Rewriter(ReplacedCalls calls, Lineage lineage) {
    this.calls = calls;
    this.lineage = lineage;
  }

  /**
   * The class file of the class as it is in an environment.
   *
   * @param name for messages
   * @throws UnsupportedClassVersionError if it is newer than what can be rewritten
   */
  byte[] rewrite(String name, byte[] classFile) {
    if (!isClassFile(classFile)) {
      return classFile;
    }
    ClassReader reader = reader(name, classFile);
    RewrittenClass.Plan plan =
        new RewrittenClass.Plan(Callers.of(reader), new HashSet<>(), new HashSet<>());
    while (true) {
      try {
        ClassWriter writer = new ClassWriter(reader, ClassWriter.COMPUTE_MAXS);
        reader.accept(new RewrittenClass(writer, calls, lineage, plan), 0);
        return writer.toByteArray();
      } catch (MethodTooLargeException e) {
        leaveOut(name, e.getMethodName() + e.getDescriptor(), plan);
      } catch (ClassTooLargeException e) {
        LOG.warn("{} has too many constants to be rewritten: {}", name, ALL_IS_REAL);
        return classFile;
      }
    }
  }

  private static void leaveOut(String name, String method, RewrittenClass.Plan plan) {
    if (plan.withoutPulse().add(method)) {
      LOG.warn("{}.{} is too long for pulses: it cannot be stopped while it runs", name, method);
    } else if (plan.unchanged().add(method)) {
      LOG.warn("{}.{} is too long to be rewritten: {}", name, method, ALL_IS_REAL);
    } else {
      throw new IllegalStateException(name + "." + method + " is too long as it was");
    }
  }

  private static boolean isClassFile(byte[] bytes) {
    return bytes.length > 8 && ByteBuffer.wrap(bytes).getInt() == 0xCAFEBABE;
  }

  private static ClassReader reader(String name, byte[] classFile) {
    int version = ByteBuffer.wrap(classFile).getShort(6) & 0xFFFF;
    if (version > NEWEST) {
      throw new UnsupportedClassVersionError(name + " has class file version " + version
          + ", made for Java " + (version - 44) + ", and isolation ISOLATED can rewrite at most "
          + NEWEST + ", of Java " + (NEWEST - 44)
          + ". Compile it for an older Java (--release), or use"
          + " isolation SHARED or FORKED.");
    }
    return new ClassReader(classFile);
  }

  /**
   * The methods of a class that call others, and those that are handed out as lambdas or references: the JDK
   * may call them in a loop of its own.
   */
  private static final class Callers extends ClassVisitor {

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
}
