package dev.faas.events.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faas.Codec;
import dev.faas.DecodeException;
import dev.faas.Payload;
import dev.faas.events.EventMeta;
import dev.faas.events.json.JsonValue;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

  record Visit(
      String id,
      @Nullable Integer count,
      List<String> tags,
      Map<String, Tag> named,
      @Nullable Instant at,
      @Nullable Tag tag,
      EventMeta meta) {

    Visit withCount(int newCount) {
      return new Visit(id, newCount, tags, named, at, tag, meta);
    }

    Visit withId(String newId) {
      return new Visit(newId, count, tags, named, at, tag, meta);
    }
  }

  record Tag(String text, boolean hidden) {}

  static final class TagShape extends Shape<Tag> {
    TagShape() {
      super(new Tag("", false));
    }

    @Override
    protected Tag fields(Fields f, Tag tag) throws IOException {
      String text = f.required("text", Scalars.TEXT, tag.text());
      boolean hidden = f.always("hidden", Scalars.BOOLEAN, tag.hidden(), false);
      return new Tag(text, hidden);
    }
  }

  static final class LengthOf extends Derivation<String, Integer> {
    @Override
    public Integer of(String text) {
      return text.length();
    }
  }

  static final class VisitShape extends Shape<Visit> {
    VisitShape() {
      super(new Visit("", null, List.of(), Map.of(), null, null, EventMeta.none()));
    }

    @Override
    protected Visit fields(Fields f, Visit visit) throws IOException {
      EventMeta meta = f.meta("test", "visit", visit.meta());
      f.constant("type", "visit");
      f.usually("version", JsonValue.of("1"));
      String id = f.required("id", Scalars.TEXT, visit.id());
      f.derived("idLength", Scalars.INT, new LengthOf(), id);
      f.group("outer");
      f.filler("owner", JsonValue.of("nobody"));
      Integer count = f.optional("count", Scalars.INT_TEXT, visit.count());
      f.group("inner");
      Instant at = f.optional("at", Instants.EPOCH_MILLIS_TEXT, visit.at());
      f.end();
      f.end();
      List<String> tags = f.unless(List.of(), "tags", Lists.of(Scalars.TEXT), visit.tags());
      Map<String, Tag> named = f.always("named", Maps.of(new TagShape()), visit.named(), Map.of());
      Tag tag = f.optional("tag", new TagShape(), visit.tag());
      return new Visit(id, count, tags, named, at, tag, meta);
    }
  }

  private static final Codec<Visit> VISIT = JsonFormat.codec("visit", new VisitShape());

  private static Visit decode(String json) {
    return VISIT.decode(Payload.of(json));
  }

  private static JsonValue encode(Visit visit) {
    return JsonValue.parse(VISIT.encode(visit).text());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'type':'visit','version':'1','id':'a','idLength':1,'named':{}}",
        "{'type':'visit','version':'2','id':'a','idLength':77,'named':{}}",
        "{'type':'visit','id':'a'}",
        "{'type':'visit','id':'a','version':null,'idLength':null,'tags':null,'named':null}",
        "{'type':'visit','id':'a','outer':null}",
        "{'type':'visit','id':'a','outer':{}}",
        "{'type':'visit','id':'a','outer':{'inner':null}}",
        "{'type':'visit','id':'a','outer':{'inner':{}}}",
        "{'type':'visit','id':'a','outer':{'count':null,'inner':{'at':null}}}",
        "{'type':'visit','id':'a','outer':{'count':'007','inner':{'at':'0012'}}}",
        "{'type':'visit','id':'a','outer':{'inner':{'unknown':[1,2.50,{'x':null}]}}}",
        "{'type':'visit','id':'a','outer':{'count':'1','other':true,'inner':{'x':1,'at':'5'}}}",
        "{'type':'visit','id':'a','tags':[],'tag':null,'extra':{'outer':1}}",
        "{'type':'visit','id':'a','tags':['x'],'tag':{'text':'t'}}",
        "{'type':'visit','id':'a','tag':{'text':'t','hidden':null,'new':1}}",
        "{'type':'visit','id':'a','named':{'k':{'text':'t'},'l':{'text':'u','more':[]}}}",
        "{'named':{},'id':'a','type':'visit','outer':{'inner':{'at':'5'},'count':'2'}}",
        "{'type':'visit','id':'\\\\ud800'}",
      })
  void whatWasReadIsWrittenAgain(String quoted) {
    String json = quoted.replace('\'', '"').replace("\\\\", "\\");

    assertThat(encode(decode(json))).isEqualTo(JsonValue.parse(json));
  }

  @Test
  void whatWasBuiltIsWrittenInTheUsualForm() {
    Visit visit = new Visit("ab", 3, List.of(), Map.of(), null, null, EventMeta.none());

    assertThat(VISIT.encode(visit).text()).isEqualTo("""
            {"type":"visit","version":"1","id":"ab","idLength":2,\
            "outer":{"owner":"nobody","count":"3"},"named":{}}""");
  }

  @Test
  void changedPartLosesItsFormAndTheOthersKeepTheirs() {
    Visit read =
        decode("{\"type\":\"visit\",\"id\":\"a\",\"outer\":{\"count\":\"007\"},\"tags\":null}");

    assertThat(VISIT.encode(read.withCount(8)).text()).contains("\"8\"").contains("\"tags\":null");
    assertThat(VISIT.encode(read.withCount(7)).text()).contains("\"007\"");
  }

  @Test
  void derivedMemberFollowsItsBasis() {
    Visit read = decode("{\"type\":\"visit\",\"id\":\"a\",\"idLength\":77}");

    assertThat(VISIT.encode(read).text()).contains("\"idLength\":77");
    assertThat(VISIT.encode(read.withId("abc")).text()).contains("\"idLength\":3");
  }

  @Test
  void unknownMembersAreReadableInTheMeta() {
    Visit read =
        decode("{\"type\":\"visit\",\"id\":\"a\",\"outer\":{\"inner\":{\"x\":5}},\"y\":6}");

    assertThat(read.meta().rest("outer", "inner", "x")).contains(JsonValue.of(5));
    assertThat(read.meta().rest("y")).contains(JsonValue.of(6));
    assertThat(read.meta().kind()).isEqualTo("visit");
  }

  @Test
  void residueTakesNoPartInEquality() {
    assertThat(decode("{\"type\":\"visit\",\"id\":\"a\",\"tags\":null}"))
        .isEqualTo(decode("{\"type\":\"visit\",\"id\":\"a\"}"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{'id':'a'}|$.type|the text \"visit\"|nothing",
        "{'type':'sale','id':'a'}|$.type|the text \"visit\"|the text \"sale\"",
        "{'type':'visit'}|$.id|a text|nothing",
        "{'type':'visit','id':7}|$.id|a text|the number 7",
        "{'type':'visit','id':null}|$.id|a text|null",
        "{'type':'visit','id':'a','outer':[]}|$.outer|an object|an array",
        "{'type':'visit','id':'a','outer':{'inner':{'at':'x'}}}|$.outer.inner.at"
            + "|milliseconds since 1970 as a text|the text \"x\"",
        "{'type':'visit','id':'a','tags':['x',1]}|$.tags[1]|a text|the number 1",
        "{'type':'visit','id':'a','tags':{}}|$.tags|an array|an object",
        "{'type':'visit','id':'a','named':{'k v':{}}}|$.named['k v'].text|a text|nothing",
        "{'type':'visit','id':'a','id':'b'}|$.id|each name once|the name a second time",
        "{'type':'visit','id':'a','x':1,'x':2}|$.x|each name once|the name a second time",
        "[]|$|an object|an array",
        "null|$|an object|null",
        "|$|JSON|nothing: the input is empty",
        "{'type':'visit','id':'a'} x|$|JSON|Unrecognized token 'x'",
        "{'type':'visit','id':'a'}{}|$|the end of the input|an object",
        "{'type':'visit','tags':['a',|$.tags[1]|JSON|the end of the input",
      })
  void wrongShapeIsNamedWithPlaceExpectationAndFinding(String line) {
    String[] parts = line.split("\\|", -1);

    assertThatThrownBy(() -> decode(parts[0].replace('\'', '"')))
        .isInstanceOfSatisfying(DecodeException.class, failure -> {
          assertThat(failure.kind()).isEqualTo("visit");
          assertThat(failure.path()).isEqualTo(parts[1]);
          assertThat(failure.expected()).isEqualTo(parts[2]);
          assertThat(failure.found()).startsWith(parts[3]);
        });
  }

  @Test
  void memberThatNoMetaCanKeepIsAnError() {
    Codec<Tag> tags = JsonFormat.codec("tag", new TagShape());

    assertThatThrownBy(() -> tags.decode(Payload.of("{\"text\":\"a\",\"hiden\":true}")))
        .hasMessage("tag at $.hiden: expected only known members, found one that would be lost");
  }
}
