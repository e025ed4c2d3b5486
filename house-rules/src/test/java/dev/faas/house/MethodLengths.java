package dev.faas.house;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The methods of Java sources, each with its lines from the first annotation to the last brace. */
final class MethodLengths extends TreeScanner<Void, String> {
  private final CompilationUnitTree unit;
  private final SourcePositions positions;
  private final Map<String, Long> lengths;

  private MethodLengths(
      CompilationUnitTree unit, SourcePositions positions, Map<String, Long> lengths) {
    this.unit = unit;
    this.positions = positions;
    this.lengths = lengths;
  }

  static Map<String, Long> of(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, UTF_8)) {
      return of(manager.getJavaFileObjectsFromPaths(files));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Map<String, Long> of(String source) throws IOException {
    URI name = URI.create("string:///Source.java");
    return of(List.of(new SimpleJavaFileObject(name, JavaFileObject.Kind.SOURCE) {
      @Override
      public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return source;
      }
    }));
  }

  private static Map<String, Long> of(Iterable<? extends JavaFileObject> files) throws IOException {
    JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
        .getTask(null, null, problem -> {}, List.of("-proc:none"), null, files);
    SourcePositions positions = Trees.instance(task).getSourcePositions();
    Map<String, Long> lengths = new TreeMap<>();
    for (CompilationUnitTree unit : task.parse()) {
      String room = unit.getPackage() == null ? "" : unit.getPackageName() + ".";
      new MethodLengths(unit, positions, lengths).scan(unit, room);
    }
    return lengths;
  }

  @Override
  public Void visitClass(ClassTree type, String outer) {
    String name = type.getSimpleName().toString();
    return super.visitClass(type, name.isEmpty() ? outer : outer + name + ".");
  }

  @Override
  public Void visitMethod(MethodTree method, String type) {
    LineMap lines = unit.getLineMap();
    long first = lines.getLineNumber(positions.getStartPosition(unit, method));
    long last = lines.getLineNumber(positions.getEndPosition(unit, method));
    lengths.merge(type + method.getName(), last - first + 1, Math::max);
    return super.visitMethod(method, type);
  }
}
