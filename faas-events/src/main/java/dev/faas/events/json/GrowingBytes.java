package dev.faas.events.json;

import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects bytes that come in few pieces, usually one. */
final class GrowingBytes extends OutputStream {

  private byte @Nullable [] first;
  private @Nullable List<byte[]> more;
  private int size;

  @Override
  public void write(int oneByte) {
    write(new byte[] {(byte) oneByte}, 0, 1);
  }

  @Override
  public void write(byte[] source, int offset, int length) {
    byte[] piece = Arrays.copyOfRange(source, offset, offset + length);
    size += length;
    if (first == null) {
      first = piece;
    } else {
      List<byte[]> pieces = more == null ? new ArrayList<>() : more;
      pieces.add(piece);
      more = pieces;
    }
  }

  byte[] toBytes() {
    if (first == null || more == null) {
      return first == null ? new byte[0] : first;
    }
    byte[] all = Arrays.copyOf(first, size);
    int at = first.length;
    for (byte[] piece : more) {
      System.arraycopy(piece, 0, all, at, piece.length);
      at += piece.length;
    }
    return all;
  }
}
