package io.gatehouse.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.contract.Contract.Exchange;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which answers fit the document, and what is said of those that do not. */
class ContractTest {
    private static final String JSON = "application/json";
    private static final String PROBLEM = "application/problem+json";
    private static final String USER = """
            {"id": "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e", "email": "ada@example.com", "name": "Ada",
             "created_at": "2026-11-22T10:15:30.123456Z"%s}""";

    private final Contract contract = Contract.checkedIn();

    @Test
    void whatTheDocumentDescribesFits() {
        assertThat(violation("GET", "/api/v1/users/1", 200, JSON, USER.formatted("")))
                .isEmpty();
        assertThat(violation("GET", "/api/v1/users/1", 404, PROBLEM, problem("not_found")))
                .isEmpty();
        assertThat(violation("DELETE", "/api/v1/users/1", 204, "", "")).isEmpty();
        assertThat(violation("HEAD", "/api/v1/users/1", 200, JSON, "")).isEmpty();
    }

    @Test
    void aCodeThatIsNotOfTheOperationDoesNot() {
        assertThat(violation("GET", "/api/v1/users/1", 404, PROBLEM, problem("user_not_found")))
                .hasValueSatisfying(said -> assertThat(said).contains("enumeration", "not_found"));
    }

    @Test
    void aStatusThatIsNotDocumentedDoesNot() {
        assertThat(violation("GET", "/api/v1/users/1", 418, PROBLEM, problem("teapot")))
                .hasValueSatisfying(said ->
                        assertThat(said).contains("answered 418", "does not name for GET /api/v1/users/{id}", "200"));
        assertThat(violation("HEAD", "/api/v1/users/1", 418, "", "")).isPresent();
    }

    /** GET of any user may be refused with 404, GET of oneself may not. */
    @Test
    void theMostExactPathDecides() {
        assertThat(violation("GET", "/api/v1/users/me", 404, PROBLEM, problem("not_found")))
                .hasValueSatisfying(said -> assertThat(said).contains("GET /api/v1/users/me"));
    }

    @Test
    void aMethodThatIsNotDocumentedDoesNotUnlessItIsRefused() {
        assertThat(violation("PUT", "/api/v1/users", 200, JSON, "{}"))
                .hasValueSatisfying(said -> assertThat(said).contains("is no operation of the document"));
        assertThat(violation("PUT", "/api/v1/users", 405, PROBLEM, problem("method_not_allowed")))
                .isEmpty();
    }

    @Test
    void anotherTypeOfBodyDoesNot() {
        assertThat(violation("GET", "/api/v1/users/1", 200, "text/html", "<p>"))
                .hasValueSatisfying(said -> assertThat(said).contains("\"text/html\"", JSON));
        assertThat(violation("GET", "/api/v1/users/1", 404, JSON, problem("not_found")))
                .isPresent();
        assertThat(violation("DELETE", "/api/v1/users/1", 204, JSON, "{}"))
                .hasValueSatisfying(said -> assertThat(said).contains("no body"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"name\": \"Ada\"   | \"name\": 7          | name",
                "\"name\": \"Ada\",  | ''                   | required",
                "2026-11-22T         | yesterday at         | date-time",
                "0193a5c0-7b1e-7c3a- | 1-                   | uuid",
                "\"name\"            | \"a\": 1, \"name\"   | 'a'"
            })
    void aBodyThatTheSchemaDoesNotDescribeDoesNot(String part, String otherwise, String said) {
        String body = USER.formatted("").replace(part, otherwise);

        assertThat(violation("GET", "/api/v1/users/1", 200, JSON, body))
                .hasValueSatisfying(violation -> assertThat(violation).contains(said));
    }

    @Test
    void whatIsNoOperationIsNotJudged() {
        assertThat(violation("GET", "/nope", 404, PROBLEM, problem("not_found")))
                .isEmpty();
        assertThat(violation("GET", "/api/v1/users/", 404, PROBLEM, problem("not_found")))
                .isEmpty();
        assertThat(violation("OPTIONS", "/api/v1/users", 200, "", "")).isEmpty();
        assertThat(violation("GET", "/api/v1/users", 431, PROBLEM, problem("headers_too_large")))
                .isEmpty();
    }

    private Optional<String> violation(String method, String path, int status, String type, String body) {
        return contract.violation(new Exchange(method, path, status, type, body));
    }

    private static String problem(String code) {
        return """
                {"type": "urn:gatehouse:problem:%1$s", "title": "So", "status": 404, "detail": "It is so",
                 "code": "%1$s", "request_id": "r-1"}""".formatted(code);
    }
}
