package dev.faas.invoker.isolated;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faas.invoker.isolated.calls.EnvironmentEnded;
import java.lang.reflect.InvocationTargetException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.objectweb.asm.AnnotationVisitor;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** Class files that no compiler at hand would write. */
class RewriterTest {

  private static final String NAME = "shop.Made";

  private final OwnProcess process = new OwnProcess(new FakeSurroundings());
  private final Rewriter rewriter =
      new Rewriter(new ReplacedCalls(ReplacedCalls.HOLDERS), new Lineage(name -> null));

  @ParameterizedTest
  @ValueSource(ints = {Opcodes.V1_1, Opcodes.V1_4, Opcodes.V1_5, Opcodes.V1_6})
  void subroutinesOfOldClassFilesSurvive(int version) throws Exception {
    byte[] file = made(version, code -> {
      Label loop = new Label();
      Label subroutine = new Label();
      code.visitLabel(loop);
      code.visitJumpInsn(Opcodes.JSR, subroutine);
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitIntInsn(Opcodes.BIPUSH, 10);
      code.visitJumpInsn(Opcodes.IF_ICMPLT, loop);
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitInsn(Opcodes.IRETURN);
      code.visitLabel(subroutine);
      code.visitVarInsn(Opcodes.ASTORE, 1);
      code.visitIincInsn(0, 3);
      code.visitVarInsn(Opcodes.RET, 1);
    });
    assertThat(call(file, 1)).isEqualTo(10);
    process.enter();
    process.end();
    assertThatExceptionOfType(EnvironmentEnded.class).isThrownBy(() -> call(file, 1));
  }

  @Test
  void aMethodThatIsTooLongForPulsesRunsWithoutThem() throws Exception {
    byte[] file = made(Opcodes.V1_6, code -> {
      for (int i = 0; i < 12_000; i++) {
        Label loop = new Label();
        code.visitLabel(loop);
        code.visitVarInsn(Opcodes.ILOAD, 0);
        code.visitJumpInsn(Opcodes.IFLT, loop);
      }
      code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
      code.visitInsn(Opcodes.POP);
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitInsn(Opcodes.IRETURN);
    });
    assertThat(call(file, 5)).isEqualTo(5);
    assertThat(calls(file)).containsExactly("surroundings", "out");
  }

  @Test
  void aMethodThatIsTooLongToBeRewrittenStaysAsItWas() throws Exception {
    byte[] file = made(Opcodes.V1_6, code -> {
      for (int i = 0; i < 12_000; i++) {
        code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
        code.visitInsn(Opcodes.POP);
      }
      code.visitVarInsn(Opcodes.ILOAD, 0);
      code.visitInsn(Opcodes.IRETURN);
    });
    assertThat(call(file, 5)).isEqualTo(5);
    assertThat(calls(file)).isEmpty();
  }

  @Test
  void aClassThatIsFullOfConstantsStaysAsItWas() {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V17, Opcodes.ACC_PUBLIC, "shop/Made", null, "java/lang/Object", null);
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m", "()V", null, null);
    code.visitCode();
    code.visitFieldInsn(Opcodes.GETSTATIC, "java/lang/System", "out", "Ljava/io/PrintStream;");
    code.visitInsn(Opcodes.POP);
    code.visitInsn(Opcodes.RETURN);
    code.visitMaxs(1, 0);
    for (int i = 0; i < 65_518; i++) {
      type.newUTF8("constant " + i);
    }
    byte[] full = type.toByteArray();
    assertThat(rewriter.rewrite(NAME, full) == full).isTrue();
  }

  @Test
  void aClassFileOfTheFutureIsRefused() {
    byte[] file = made(Opcodes.V17, code -> {});
    file[7] = 99;
    assertThatExceptionOfType(UnsupportedClassVersionError.class)
        .isThrownBy(() -> rewriter.rewrite(NAME, file))
        .withMessage("shop.Made has class file version 99, made for Java 55, and isolation ISOLATED"
            + " can rewrite at most 69, of Java 25. Compile it for an older Java (--release), or use"
            + " isolation SHARED or FORKED.");
  }

  @Test
  void theVersionStays() {
    for (int version = Opcodes.V1_8; version <= Opcodes.V25; version++) {
      byte[] file = rewriter.rewrite(NAME, made(version, code -> {}));
      assertThat(new ClassReader(file).readShort(6)).isEqualTo((short) version);
    }
  }

  @Test
  void whatIsNoClassFileIsLeftToTheJvm() {
    byte[] text = "this is not a class file".getBytes(StandardCharsets.UTF_8);
    assertThat(rewriter.rewrite(NAME, text)).isSameAs(text);
    assertThat(rewriter.rewrite(NAME, new byte[0])).isEmpty();
    assertThatExceptionOfType(ClassFormatError.class).isThrownBy(() -> define(text));
  }

  @Test
  void metadataOfOtherLanguagesSurvives() {
    ClassWriter type = new ClassWriter(0);
    type.visit(Opcodes.V1_8, Opcodes.ACC_PUBLIC, "shop/Made", null, "java/lang/Object", null);
    AnnotationVisitor metadata = type.visitAnnotation("Lkotlin/Metadata;", true);
    metadata.visit("mv", new int[] {2, 1, 0});
    AnnotationVisitor data = metadata.visitArray("d1");
    data.visit(null, "\u0000\u0012\n\u0002\u0018");
    data.visitEnd();
    metadata.visitEnd();
    assertThat(annotations(rewriter.rewrite(NAME, type.toByteArray())))
        .isEqualTo(annotations(type.toByteArray()))
        .contains("mv", "d1");
  }

  @Test
  void rewrittenFilesAreKeptUpToALimit() {
    RewrittenClasses cache = new RewrittenClasses(rewriter, 3_000);
    byte[] first = made(Opcodes.V17, code -> code.visitInsn(Opcodes.NOP));
    byte[] rewritten = cache.of(NAME, first);
    assertThat(cache.of(NAME, first.clone())).isSameAs(rewritten);
    assertThat(cache.count()).isEqualTo(1);
    for (int i = 0; i < 50; i++) {
      int constant = i;
      cache.of(NAME, made(Opcodes.V17, code -> code.visitIntInsn(Opcodes.BIPUSH, constant)));
    }
    assertThat(cache.count()).isBetween(3, 20);
    assertThat(cache.of(NAME, first)).isNotSameAs(rewritten).isEqualTo(rewritten);
  }

  private static byte[] made(int version, Consumer<MethodVisitor> body) {
    ClassWriter type = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    type.visit(version, Opcodes.ACC_PUBLIC, "shop/Made", null, "java/lang/Object", null);
    MethodVisitor code =
        type.visitMethod(Opcodes.ACC_PUBLIC | Opcodes.ACC_STATIC, "m", "(I)I", null, null);
    code.visitCode();
    body.accept(code);
    code.visitMaxs(0, 0);
    code.visitEnd();
    type.visitEnd();
    return type.toByteArray();
  }

  private Class<?> define(byte[] file) {
    return new EnvironmentLoader(Environment.CLASSES, process)
        .define(NAME, rewriter.rewrite(NAME, file));
  }

  private int call(byte[] file, int argument) throws Exception {
    var method = define(file).getMethod("m", int.class);
    try {
      return (int) method.invoke(null, argument);
    } catch (InvocationTargetException e) {
      throw (Error) e.getTargetException();
    }
  }

  /** The names of the methods that the rewritten class calls. */
  private List<String> calls(byte[] file) {
    List<String> found = new ArrayList<>();
    new ClassReader(rewriter.rewrite(NAME, file))
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public MethodVisitor visitMethod(
                  int access,
                  String name,
                  String descriptor,
                  String signature,
                  String[] exceptions) {
                return new MethodVisitor(Opcodes.ASM9) {
                  @Override
                  public void visitMethodInsn(
                      int opcode, String owner, String called, String type, boolean isInterface) {
                    found.add(called);
                  }
                };
              }
            },
            0);
    return found;
  }

  private static List<String> annotations(byte[] file) {
    List<String> found = new ArrayList<>();
    new ClassReader(file)
        .accept(
            new ClassVisitor(Opcodes.ASM9) {
              @Override
              public AnnotationVisitor visitAnnotation(String descriptor, boolean visible) {
                found.add(descriptor + visible);
                return new Printed(found);
              }
            },
            0);
    return found;
  }

  private static final class Printed extends AnnotationVisitor {
    private final List<String> found;

    Printed(List<String> found) {
      super(Opcodes.ASM9);
      this.found = found;
    }

    @Override
    public void visit(String name, Object value) {
      found.add(name);
      found.add(value instanceof int[] ints ? Arrays.toString(ints) : "" + value);
    }

    @Override
    public AnnotationVisitor visitArray(String name) {
      found.add(name);
      return this;
    }
  }
}
