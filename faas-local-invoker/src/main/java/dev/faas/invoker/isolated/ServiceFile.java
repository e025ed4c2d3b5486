package dev.faas.invoker.isolated;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URL;
import java.net.URLConnection;
import java.net.URLStreamHandler;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a jar that names the providers of a service, with its content in memory. A {@link
 * java.util.ServiceLoader} opens the jar anew whenever it reads the file, and each environment has its own.
 */
final class ServiceFile extends URLStreamHandler {

  private final URL original;
  private final byte[] content;

  private ServiceFile(URL original, byte[] content) {
    this.original = original;
    this.content = content;
  }

  /** A URL that equals this one, of a file that has been read; this very one if it is in no jar file. */
  static URL of(URL url) throws IOException {
    if (!url.toExternalForm().startsWith("jar:file:")) {
      return url;
    }
    try (InputStream in = url.openStream()) {
      ServiceFile file = new ServiceFile(url, in.readAllBytes());
      return new URL(url.getProtocol(), url.getHost(), url.getPort(), url.getFile(), file);
    }
  }

  /** Of this file, or of another that was found relative to it. */
  @Override
  protected URLConnection openConnection(URL url) throws IOException {
    boolean isThisFile = url.getFile().equals(original.getFile());
    return isThisFile
        ? new Connection((JarURLConnection) original.openConnection(), content)
        : new URL(url.toExternalForm()).openConnection();
  }

  @Override
  protected boolean equals(URL own, URL other) {
    return original.equals(other);
  }

  @Override
  protected int hashCode(URL own) {
    return original.hashCode();
  }

  /** Opens the jar only for whoever asks for more than the content. */
  private static final class Connection extends JarURLConnection {

    private final JarURLConnection toJar;
    private final byte[] content;

    Connection(JarURLConnection toJar, byte[] content) throws IOException {
      super(toJar.getURL());
      this.toJar = toJar;
      this.content = content;
    }

    @Override
    public void connect() {
      connected = true;
    }

    @Override
    public InputStream getInputStream() {
      return new ByteArrayInputStream(content);
    }

    @Override
    public long getContentLengthLong() {
      return content.length;
    }

    @Override
    public @Nullable String getHeaderField(String name) {
      return toJar.getHeaderField(name);
    }

    @Override
    public JarFile getJarFile() throws IOException {
      toJar.setUseCaches(getUseCaches());
      return toJar.getJarFile();
    }
  }
}
