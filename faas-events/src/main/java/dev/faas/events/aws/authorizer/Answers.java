package dev.faas.events.aws.authorizer;

import dev.faas.events.EventMeta;
import dev.faas.events.aws.http.Texts;
import dev.faas.events.codec.Fields;
import dev.faas.events.codec.JsonCodec;
import dev.faas.events.codec.Lists;
import dev.faas.events.codec.Scalars;
import dev.faas.events.codec.Shape;
import dev.faas.events.json.JsonObject;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.util.List;

/** The answers of authorizers on the wire. */
final class Answers {

  static final JsonCodec<AuthorizerPolicy> POLICY = new Policy();
  static final JsonCodec<AuthorizerDecision> DECISION = new Decision();

  private Answers() {}

  private static final class Policy extends Shape<AuthorizerPolicy> {

    private static final JsonCodec<List<AuthorizerPolicy.Statement>> STATEMENTS =
        Lists.of(new StatementShape());

    Policy() {
      super(AuthorizerPolicy.allow(""));
    }

    @Override
    protected AuthorizerPolicy fields(Fields f, AuthorizerPolicy p) throws IOException {
      EventMeta meta = f.meta("aws", "authorizer-policy", p.meta());
      String principal = f.required("principalId", Scalars.TEXT, p.principalId());
      f.group("policyDocument");
      f.usually("Version", JsonValue.of("2012-10-17"));
      List<AuthorizerPolicy.Statement> statements =
          f.required("Statement", STATEMENTS, p.statements());
      f.end();
      JsonObject context = f.unless(JsonObject.EMPTY, "context", Scalars.OBJECT, p.context());
      String key = f.optional("usageIdentifierKey", Scalars.TEXT, p.usageIdentifierKey());
      return new AuthorizerPolicy(principal, statements, context, key, meta);
    }
  }

  private static final class StatementShape extends Shape<AuthorizerPolicy.Statement> {

    StatementShape() {
      super(new AuthorizerPolicy.Statement("", List.of(), List.of(), JsonObject.EMPTY));
    }

    @Override
    protected AuthorizerPolicy.Statement fields(Fields f, AuthorizerPolicy.Statement s)
        throws IOException {
      List<String> actions = f.required("Action", Texts.EITHER, s.actions());
      String effect = f.required("Effect", Scalars.TEXT, s.effect());
      List<String> resources = f.required("Resource", Texts.EITHER, s.resources());
      JsonObject condition = f.unless(JsonObject.EMPTY, "Condition", Scalars.OBJECT, s.condition());
      return new AuthorizerPolicy.Statement(effect, actions, resources, condition);
    }
  }

  private static final class Decision extends Shape<AuthorizerDecision> {

    Decision() {
      super(AuthorizerDecision.allow());
    }

    @Override
    protected AuthorizerDecision fields(Fields f, AuthorizerDecision d) throws IOException {
      EventMeta meta = f.meta("aws", "authorizer-simple", d.meta());
      boolean isAuthorized = f.required("isAuthorized", Scalars.BOOLEAN, d.isAuthorized());
      JsonObject context = f.unless(JsonObject.EMPTY, "context", Scalars.OBJECT, d.context());
      return new AuthorizerDecision(isAuthorized, context, meta);
    }
  }
}
