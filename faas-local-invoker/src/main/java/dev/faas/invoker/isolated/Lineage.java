package dev.faas.invoker.isolated;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** From which types of the JDK a class inherits a method; reads class files, loads nothing of the user. */
final class Lineage {

  /** Where class files come from. */
  @FunctionalInterface
  interface ClassFiles {

    /**
     * The class file of a class, or null where there is none.
     *
     * @param internalName the name as in class files
     */
    byte @Nullable [] read(String internalName);
  }

  private final ClassFiles files;

  Lineage(ClassFiles files) {
    this.files = files;
  }

  /**
   * The types of the JDK that this class is or extends; empty where a class on the way there has a method
   * of its own with that name and descriptor.
   */
  List<Class<?>> inherits(String owner, String name, String descriptor) {
    List<Class<?>> found = new ArrayList<>();
    return climb(owner, name + descriptor, found, new HashSet<>()) ? found : List.of();
  }

  private boolean climb(String type, String method, List<Class<?>> found, Set<String> seen) {
    if (!seen.add(type)) {
      return true;
    }
    if (type.startsWith("java/")) {
      typeOfTheJdk(type).ifPresent(found::add);
      return true;
    }
    byte[] file = files.read(type);
    if (file == null) {
      return true;
    }
    Outline outline = new Outline();
    new ClassReader(file)
        .accept(outline, ClassReader.SKIP_CODE | ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
    return !outline.methods.contains(method)
        && outline.supertypes.stream().allMatch(supertype -> climb(supertype, method, found, seen));
  }

  private static Optional<Class<?>> typeOfTheJdk(String type) {
    try {
      return Optional.of(
          Class.forName(type.replace('/', '.'), false, ClassLoader.getPlatformClassLoader()));
    } catch (ClassNotFoundException e) {
      // This JDK has no such class: the call fails by itself when it is made.
      return Optional.empty();
    }
  }

  /** The supertypes of a class, and the methods that are not abstract. */
  private static final class Outline extends ClassVisitor {

    private final List<String> supertypes = new ArrayList<>();
    private final Set<String> methods = new HashSet<>();

    Outline() {
      super(Opcodes.ASM9);
    }

    @Override
    public void visit(
        int version,
        int access,
        String name,
        @Nullable String signature,
        @Nullable String superName,
        String @Nullable [] interfaces) {
      if (superName != null) {
        supertypes.add(superName);
      }
      if (interfaces != null) {
        supertypes.addAll(List.of(interfaces));
      }
    }

    @Override
    public @Nullable MethodVisitor visitMethod(
        int access,
        String name,
        String descriptor,
        @Nullable String signature,
        String @Nullable [] exceptions) {
      if ((access & Opcodes.ACC_ABSTRACT) == 0) {
        methods.add(name + descriptor);
      }
      return null;
    }
  }
}
