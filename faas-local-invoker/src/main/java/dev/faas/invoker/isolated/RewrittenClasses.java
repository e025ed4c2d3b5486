package dev.faas.invoker.isolated;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rewritten class files, found by what they were rewritten from. Those used least recently are forgotten.
 * Safe for use by several threads.
 */
final class RewrittenClasses {

  private final Rewriter rewriter;
  private final long limit;
  private final Map<ClassFile, byte[]> cache = new LinkedHashMap<>(64, 0.75f, true);
  private long size;

  /**
   * Nothing yet.
   *
   * @param limit how many bytes to keep, before and after rewriting taken together
   */
  RewrittenClasses(Rewriter rewriter, long limit) {
    this.rewriter = rewriter;
    this.limit = limit;
  }

  /** The class file as it is in an environment; not to be changed. */
  byte[] of(String name, byte[] classFile) {
    ClassFile key = new ClassFile(classFile, Arrays.hashCode(classFile));
    synchronized (cache) {
      byte[] known = cache.get(key);
      if (known != null) {
        return known;
      }
    }
    byte[] rewritten = rewriter.rewrite(name, classFile);
    synchronized (cache) {
      if (cache.put(key, rewritten) == null) {
        size += classFile.length + rewritten.length;
      }
      forget();
    }
    return rewritten;
  }

  private void forget() {
    var oldest = cache.entrySet().iterator();
    while (size > limit && oldest.hasNext()) {
      Map.Entry<ClassFile, byte[]> entry = oldest.next();
      size -= entry.getKey().bytes.length + entry.getValue().length;
      oldest.remove();
    }
  }

  /** How many are kept. */
  int count() {
    synchronized (cache) {
      return cache.size();
    }
  }

  /** Equal to another with the same bytes. */
  private static final class ClassFile {

    private final byte[] bytes;
    private final int hash;

    ClassFile(byte[] bytes, int hash) {
      this.bytes = bytes;
      this.hash = hash;
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof ClassFile that && Arrays.equals(bytes, that.bytes);
    }

    @Override
    public int hashCode() {
      return hash;
    }
  }
}
