package dev.faas.invoker.environment;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * The directory {@code /tmp} of one execution environment: made when it is first asked for, kept when the
 * environment is reset, deleted when it ends. Safe for use by several threads.
 */
final class TemporaryDirectory implements AutoCloseable {

  private static final long MEGABYTE = 1024 * 1024;

  private final int maxMegabytes;
  private volatile @Nullable Path path;
  private long seenBytes;
  private boolean isClosed;

  TemporaryDirectory(int maxMegabytes) {
    this.maxMegabytes = maxMegabytes;
  }

  /**
   * The directory.
   *
   * @throws IllegalStateException if the environment has ended
   * @throws UncheckedIOException if it could not be made
   */
  synchronized Path path() {
    if (isClosed) {
      throw new IllegalStateException("the execution environment has ended, and its temporary"
          + " directory with it: do not keep a context longer than its invocation");
    }
    if (path == null) {
      try {
        path = Files.createTempDirectory("faas-tmp-");
      } catch (IOException failure) {
        throw new UncheckedIOException(failure);
      }
    }
    return path;
  }

  /**
   * Whether there is more in it than the function may keep, and more than there was when this was last asked. The
   * real service refuses the write that would go too far; here it shows at the end of the invocation that
   * wrote.
   */
  boolean hasOverflowed() {
    Path directory = path;
    return directory != null && hasOverflowed(directory);
  }

  private synchronized boolean hasOverflowed(Path directory) {
    long before = seenBytes;
    seenBytes = size(directory);
    return seenBytes > maxMegabytes * MEGABYTE && seenBytes > before;
  }

  private static long size(Path directory) {
    long[] sum = new long[1];
    walk(directory, new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        sum[0] += attributes.size();
        return FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFileFailed(Path file, IOException gone) {
        return FileVisitResult.CONTINUE;
      }
    });
    return sum[0];
  }

  /** Deletes it with all that is in it. */
  @Override
  public void close() {
    Path directory;
    synchronized (this) {
      isClosed = true;
      directory = path;
      path = null;
    }
    if (directory != null) {
      walk(directory, new Deletion());
    }
  }

  private static void walk(Path directory, SimpleFileVisitor<Path> visitor) {
    try {
      Files.walkFileTree(directory, visitor);
    } catch (IOException failure) {
      throw new UncheckedIOException(failure);
    }
  }

  private static final class Deletion extends SimpleFileVisitor<Path> {

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
      Files.deleteIfExists(file);
      return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
      if (failure instanceof NoSuchFileException) {
        return FileVisitResult.CONTINUE;
      }
      throw failure;
    }

    @Override
    public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure)
        throws IOException {
      try {
        Files.deleteIfExists(directory);
        return FileVisitResult.CONTINUE;
      } catch (DirectoryNotEmptyException abandonedHandlerWrites) {
        return FileVisitResult.TERMINATE;
      }
    }
  }
}
