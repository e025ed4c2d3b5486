package dev.faas.invoker.forked.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HTTP/1.1 on the wire. The server says what it has understood. */
@Timeout(value = 30, unit = TimeUnit.SECONDS)
class HttpListenerTest {

  private static final int LIMIT = 100_000;

  private final BlockingQueue<String> seen = new LinkedBlockingQueue<>();
  private HttpListener listener;

  @BeforeEach
  void open() throws IOException {
    listener = HttpListener.open("http test", this::handle);
  }

  @AfterEach
  void close() {
    listener.close();
  }

  private void handle(HttpExchange exchange) throws IOException {
    switch (exchange.path()) {
      case "/unread" -> exchange.send(202, Map.of(), new byte[0]);
      case "/silent" -> seen.add("silent");
      case "/wait" -> waitForInterrupt();
      default -> {
        String body;
        try {
          body = new String(exchange.body(LIMIT), ISO_8859_1);
        } catch (EOFException truncated) {
          body = "truncated: " + truncated.getMessage();
        }
        seen.add(exchange.method() + " " + exchange.path() + " x=" + exchange.header("X")
            + " trailer=" + exchange.trailer("t") + " " + body);
        exchange.send(200, Map.of("A", "b"), "ok".getBytes(ISO_8859_1));
      }
    }
  }

  private void waitForInterrupt() {
    try {
      seen.add("waiting");
      new CountDownLatch(1).await();
    } catch (InterruptedException expected) {
      seen.add("interrupted");
    }
  }

  private Socket connect() throws IOException {
    String[] place = listener.address().split(":");
    return new Socket(place[0], Integer.parseInt(place[1]));
  }

  /** Sends all of this at once, and nothing more, and reads what is answered until the end. */
  private String talk(String requests) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(requests.replace("\n", "\r\n").getBytes(ISO_8859_1));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1);
    }
  }

  @Test
  void aConnectionServesOneRequestAfterTheOther() throws Exception {
    String answers = talk("GET /a%20b?c=d HTTP/1.1\nx: 1\nX: 2\n\n"
        + "POST /c HTTP/1.1\ncontent-length: 3\n\nabcPOST /d HTTP/1.1\n\n");

    assertThat(answers)
        .isEqualTo("HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\n\r\nok".repeat(3));
    assertThat(seen)
        .containsExactly(
            "GET /a b x=1, 2 trailer=null ",
            "POST /c x=null trailer=null abc",
            "POST /d x=null trailer=null ");
  }

  @Test
  void chunksAreJoinedAndTrailersFollowThem() throws Exception {
    talk("POST /a HTTP/1.1\nTransfer-Encoding: Chunked\n\n"
        + "2;ignored=1\nab\nA\n0123456789\n0\nT: end\n\nGET /b HTTP/1.1\n\n");

    assertThat(seen)
        .containsExactly("POST /a x=null trailer=end ab0123456789", "GET /b x=null trailer=null ");
  }

  @Test
  void whatIsBeyondTheLimitIsReadAndNotKept() throws Exception {
    String large = "x".repeat(3 * LIMIT);
    talk("POST /a HTTP/1.1\nContent-Length: " + large.length() + "\n\n" + large
        + "GET /b HTTP/1.1\n\n");

    assertThat(seen.take()).hasSize("POST /a x=null trailer=null ".length() + LIMIT);
    assertThat(seen.take()).startsWith("GET /b");
  }

  @Test
  void aBodyThatNobodyReadsIsSkipped() throws Exception {
    assertThat(talk("POST /unread HTTP/1.1\nContent-Length: 3\n\nabcGET /b HTTP/1.1\n\n"))
        .startsWith("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\nHTTP/1.1 200 ");
    assertThat(seen).containsExactly("GET /b x=null trailer=null ");
  }

  @Test
  void aClientThatAsksBeforeItSendsTheBodyIsToldToGoOn() throws Exception {
    try (Socket socket = connect()) {
      InputStream in = new BufferedInputStream(socket.getInputStream());
      socket
          .getOutputStream()
          .write("POST /a HTTP/1.1\r\nExpect: 100-continue\r\nContent-Length: 3\r\n\r\n"
              .getBytes(ISO_8859_1));
      assertThat(new String(in.readNBytes(25), ISO_8859_1))
          .isEqualTo("HTTP/1.1 100 Continue\r\n\r\n");
      socket.getOutputStream().write("abc".getBytes(ISO_8859_1));

      assertThat(seen.take()).isEqualTo("POST /a x=null trailer=null abc");
      assertThat(new String(in.readNBytes(15), ISO_8859_1)).isEqualTo("HTTP/1.1 200 OK");
    }
  }

  @Test
  void aBodyThatWasNotAskedForEndsTheConnection() throws Exception {
    assertThat(talk("POST /unread HTTP/1.1\nExpect: 100-continue\nContent-Length: 3\n\n"))
        .isEqualTo("HTTP/1.1 202 Accepted\r\nContent-Length: 0\r\n\r\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /a HTTP/1.0\n\n", "GET /a HTTP/1.1\nConnection: keep, close\n\n"})
  void aClientMayEndTheConnectionWithItsRequest(String request) throws Exception {
    talk(request + "GET /b HTTP/1.1\n\n");

    assertThat(seen).containsExactly("GET /a x=null trailer=null ");
  }

  @Test
  void aBodyThatBreaksOffIsSaidToBeSoAndEndsTheConnection() throws Exception {
    talk("POST /a HTTP/1.1\nContent-Length: 5\n\nabc");

    assertThat(seen)
        .containsExactly("POST /a x=null trailer=null truncated: 2 bytes of the body are missing");
  }

  @Test
  void whatIsNotAnsweredIsCut() throws Exception {
    assertThat(talk("GET /silent HTTP/1.1\n\nGET /b HTTP/1.1\n\n")).isEmpty();
    assertThat(seen).containsExactly("silent");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nonsense\n\n",
        "GET /a SPDY/3\n\n",
        "GET /% HTTP/1.1\n\n",
        "GET /a HTTP/1.1\nno colon\n\n",
        "POST /a HTTP/1.1\nContent-Length: -1\n\n",
        "POST /a HTTP/1.1\nContent-Length: many\n\n",
        "POST /a HTTP/1.1\nTransfer-Encoding: chunked\n\nxyz\n",
        "POST /a HTTP/1.1\nTransfer-Encoding: chunked\n\n1\nabc\n"
      })
  void whatIsNotHttpIsABadRequest(String request) throws Exception {
    assertThat(talk(request))
        .startsWith("HTTP/1.1 400 Bad Request\r\nConnection: close\r\n")
        .contains("expected ");
    assertThat(seen).isEmpty();
  }

  @Test
  void closingCutsIdleClientsAndInterruptsHandlers() throws Exception {
    try (Socket idle = connect();
        Socket waiting = connect()) {
      idle.getOutputStream().write("GET /a HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
      String answer = "HTTP/1.1 200 OK\r\nA: b\r\nContent-Length: 2\r\n\r\nok";
      assertThat(new String(idle.getInputStream().readNBytes(answer.length()), ISO_8859_1))
          .isEqualTo(answer);
      waiting.getOutputStream().write("GET /wait HTTP/1.1\r\n\r\n".getBytes(ISO_8859_1));
      assertThat(seen.take()).startsWith("GET /a");
      assertThat(seen.take()).isEqualTo("waiting");

      listener.close();

      assertThat(seen.take()).isEqualTo("interrupted");
      assertThat(idle.getInputStream().read()).isEqualTo(-1);
    }
  }
}
