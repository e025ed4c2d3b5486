package dev.faas.events.aws.http;

import dev.faas.events.Authorizer;
import dev.faas.events.codec.Choice;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Maps;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.codec.WireReader;
import dev.faas.events.codec.WireWriter;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** What an authorizer found out, as {@code {"jwt": …}}, {@code {"iam": …}} or {@code {"lambda": …}}. */
final class AuthorizerChoice {

  static final JsonCodec<Authorizer> CHOICE = Choice.of(List.of(
      new Choice.Case<>("jwt", Authorizer.Jwt.class, new Jwt(), null),
      new Choice.Case<>("iam", Authorizer.Iam.class, new Iam(), null),
      new Choice.Case<>("lambda", Authorizer.Custom.class, new Custom(), Custom.NOTHING)));

  private static final JsonCodec<Map<String, String>> CLAIMS = Maps.of(Scalars.TEXT);
  private static final JsonCodec<List<String>> SCOPES = Lists.of(Scalars.TEXT);

  private AuthorizerChoice() {}

  private static final class Jwt extends Shape<Authorizer.Jwt> {
    Jwt() {
      super(new Authorizer.Jwt(Map.of(), List.of()));
    }

    @Override
    protected Authorizer.Jwt fields(Fields f, Authorizer.Jwt jwt) throws IOException {
      Map<String, String> claims = f.always("claims", CLAIMS, jwt.claims(), Map.of());
      List<String> scopes = f.unless(List.of(), "scopes", SCOPES, jwt.scopes());
      return new Authorizer.Jwt(claims, scopes);
    }
  }

  private static final class Iam extends Shape<Authorizer.Iam> {
    Iam() {
      super(new Authorizer.Iam(null, null, null, null, null, null, null));
    }

    @Override
    protected Authorizer.Iam fields(Fields f, Authorizer.Iam iam) throws IOException {
      String accessKey = f.optional("accessKey", Scalars.TEXT, iam.accessKey());
      String accountId = f.optional("accountId", Scalars.TEXT, iam.accountId());
      String callerId = f.optional("callerId", Scalars.TEXT, iam.callerId());
      JsonValue identity = f.optional("cognitoIdentity", Scalars.JSON, iam.cognitoIdentity());
      String organisation = f.optional("principalOrgId", Scalars.TEXT, iam.principalOrgId());
      String userArn = f.optional("userArn", Scalars.TEXT, iam.userArn());
      String userId = f.optional("userId", Scalars.TEXT, iam.userId());
      return new Authorizer.Iam(
          accessKey, accountId, callerId, identity, organisation, userArn, userId);
    }
  }

  /** The context of a Lambda authorizer is free-form; null where it gave none. */
  private static final class Custom extends JsonCodec<Authorizer.Custom> {

    static final Authorizer.Custom NOTHING = new Authorizer.Custom(JsonObject.EMPTY);

    @Override
    public String expected() {
      return "an object";
    }

    @Override
    public Authorizer.Custom read(WireReader in) throws IOException {
      return new Authorizer.Custom(Scalars.OBJECT.read(in));
    }

    @Override
    public void write(WireWriter out, Authorizer.Custom value) throws IOException {
      out.value(value.context());
    }
  }
}
