package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which changes of a document break clients of the one before, and which do not. */
class BreakingChangesTest {
    /** With single quotes, as everything here, to be readable. */
    private static final String DOCUMENT = """
            {'paths': {
              '/things': {
                'get': {'operationId': 'listThings',
                  'parameters': [
                    {'in': 'query', 'name': 'sort', 'schema': {'type': 'string', 'enum': ['name', 'age']}},
                    {'in': 'query', 'name': 'page', 'schema': {'type': 'integer', 'maximum': 100}}],
                  'responses': {
                    '200': {'headers': {'Link': {}}, 'content': {'application/json': {
                      'schema': {'type': 'array', 'items': {'$ref': '#/components/schemas/Thing'}}}}},
                    '404': {'$ref': '#/components/responses/NotFound'}}},
                'post': {'operationId': 'makeThing', 'security': [{'bearer': []}],
                  'requestBody': {'content': {'application/json': {'schema': {'$ref': '#/components/schemas/MakeThing'}}}},
                  'responses': {'201': {'content': {'application/json': {
                    'schema': {'$ref': '#/components/schemas/Thing'}}}}}}}},
             'components': {
               'responses': {'NotFound': {'content': {'application/problem+json': {'schema': {'type': 'object'}}}}},
               'schemas': {
                 'MakeThing': {'type': 'object', 'required': ['title'], 'properties': {
                   'title': {'type': 'string', 'minLength': 1, 'maxLength': 10},
                   'kind': {'enum': ['one', 'two']},
                   'weight': {'type': 'number'}}},
                 'Thing': {'type': 'object', 'required': ['id', 'name'], 'properties': {
                   'id': {'type': 'string', 'format': 'uuid'},
                   'name': {'type': 'string'},
                   'state': {'enum': ['new', 'old']},
                   'height': {'type': ['number', 'null']},
                   'parent': {'$ref': '#/components/schemas/Thing'}}}}}}
            """;

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "'/things'             | '/stuff'                             | GET /things: is gone",
                "'get': {              | 'put': {                             | GET /things: is gone",
                "'listThings'          | 'getThings'                          | operationId was 'listThings' and is 'getThings'",
                "'get': {              | 'get': {'security': [{'bearer': []}], | must be authenticated now",
                "{'bearer': []}        | {'cookie': []}                       | is not authenticated by {'bearer':[]} any more",
                "'name': 'sort'        | 'name': 'order'                      | query sort is gone",
                "'name': 'page'        | 'name': 'page', 'required': true     | query page must be sent now",
                "'name', 'age'         | 'name'                               | query sort enum was ['name','age'] and is ['name']",
                "'maximum': 100        | 'maximum': 50                        | query page maximum was 100 and is 50",
                "'requestBody': {      | 'requestBody': {'required': true,    | a body must be sent now",
                "Body': {'content': {'application/json | Body': {'content': {'text/plain | takes no body of application/json any more",
                "'required': ['title'] | 'required': ['title', 'kind']        | body.kind must be sent now",
                "'required': ['title'] | 'required': ['title', 'added']       | body.added must be sent now",
                "'kind'                | 'sort'                               | body.kind is gone",
                "'type': 'number'      | 'type': 'integer'                    | body.weight type was 'number' and is 'integer'",
                "'minLength': 1        | 'minLength': 2                       | body.title minLength was 1 and is 2",
                "'maxLength': 10       | 'maxLength': 9                       | body.title maxLength was 10 and is 9",
                "'maxLength': 10       | 'maxLength': 10, 'pattern': 'x'      | body.title pattern was anything and is 'x'",
                "'one', 'two'          | 'one'                                | body.kind enum was ['one','two'] and is ['one']",
                "'404'                 | '410'                                | is never answered 404 any more",
                "'Link'                | 'Next'                               | 200 has no header Link any more",
                "/problem+json         | /json                                | 404 is not application/problem+json any more",
                "'state'               | 'stage'                              | 200[].state is gone",
                "'state'               | 'stage'                              | 201.state is gone",
                "['id', 'name']        | ['id']                               | 200[].name may be absent now",
                "'new', 'old'          | 'new', 'old', 'lost'                 | state enum was ['new','old'] and is ['new','old','lost']",
                "'name': {'type': 'string'} | 'name': {'type': ['string', 'null']} | name type was 'string' and is ['string','null']",
                "'format': 'uuid'      | 'format': 'ulid'                     | 200[].id format was 'uuid' and is 'ulid'"
            })
    void whatClientsReliedOnIsMissed(String part, String otherwise, String said) {
        assertThat(breaks(part, otherwise))
                .map(Break::toString)
                .anySatisfy(each -> assertThat(each).contains(quoted(said)));
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '~',
            delimiter = '|',
            value = {
                "'/things': {          | '/more': {'get': {}}, '/things': {",
                "'get': {              | 'delete': {}, 'get': {",
                "[{'bearer': []}]      | [{'bearer': []}, {'cookie': []}]",
                "[{'bearer': []}]      | []",
                "'name', 'age'         | 'name', 'age', 'height'",
                "'maximum': 100        | 'maximum': 200",
                "'parameters': [       | 'parameters': [{'in': 'header', 'name': 'sort'},",
                "'type': 'number'      | 'type': ['number', 'null']",
                "'minLength': 1        | 'minLength': 0",
                "'maxLength': 10       | 'maxLength': 11",
                "'one', 'two'          | 'one', 'two', 'three'",
                "'kind': {'enum': ['one', 'two']} | 'kind': {}",
                "'required': ['title'] | 'required': []",
                "'404'                 | '409': {}, '404'",
                "'Link'                | 'ETag': {}, 'Link'",
                "'id': {               | 'added': {}, 'id': {",
                "['id', 'name']        | ['id', 'name', 'state']",
                "'new', 'old'          | 'new'",
                "['number', 'null']    | 'integer'",
                "'name': {'type': 'string'} | 'name': {'type': 'string', 'format': 'email'}"
            })
    void whatTheyNeverReliedOnIsNot(String part, String otherwise) {
        assertThat(breaks(part, otherwise)).isEmpty();
    }

    @Test
    void aBreakIsNamedByItsOperationOrByASchemaThatItLiesIn() {
        Break gone = breaks("'state'", "'stage'").get(0);

        assertThat(gone).hasToString("GET /things: 200[].state is gone (schema Thing)");
        assertThat(gone.isNamedIn(Set.of("GET /things"))).isTrue();
        assertThat(gone.isNamedIn(Set.of("Thing"))).isTrue();
        assertThat(gone.isNamedIn(Set.of("POST /things", "MakeThing"))).isFalse();
    }

    private static List<Break> breaks(String part, String otherwise) {
        assertThat(DOCUMENT).contains(part);
        return BreakingChanges.between(
                ApiDocument.parse(quoted(DOCUMENT)), ApiDocument.parse(quoted(DOCUMENT.replace(part, otherwise))));
    }

    private static String quoted(String text) {
        return text.replace('\'', '"');
    }
}
