package dev.faas.invoker.forked.child;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faas.CallerIdentity;
import dev.faas.ClientContext;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallerTextTest {

  @Test
  void aClientContextOfAnyLanguageGoesThroughTheBytesOfAHeader() {
    ClientContext context =
        new ClientContext(Map.of("app_title", "Zoë's 写真 📷"), Map.of("k", "\"\n"), Map.of());

    String header = CallerText.of(context);

    assertThat(header).matches("[ -~]+");
    assertThat(CallerText.clientContext(header)).isEqualTo(context);
  }

  @Test
  void anIdentityGoesThroughAHeader() {
    CallerIdentity identity = new CallerIdentity("eu-west-1:1", "eu-west-1:ü");

    assertThat(CallerText.of(identity)).matches("[ -~]+");
    assertThat(CallerText.callerIdentity(CallerText.of(identity))).isEqualTo(identity);
  }
}
