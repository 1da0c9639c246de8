package io.gatehouse.accounts.users;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.Client;
import io.gatehouse.Parallel;
import io.gatehouse.TestServer;
import io.gatehouse.accounts.access.Role;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Making an account over HTTP. */
class RegistrationTest {
    private final Client http = TestServer.shared().http();

    @Test
    void aNewUserIsAnsweredWithFourFieldsAndItsPlace() {
        Answer answer = http.register("four@register.test");

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.json().fieldNames()).toIterable().containsExactly("id", "email", "name", "created_at");
        assertThat(answer.header("Location")).isEqualTo("/api/v1/users/" + answer.field("id"));
        assertThat(answer.field("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,6})?Z");
    }

    @Test
    void theSameInstantReadsTheSameFromEveryEndpoint() {
        Answer created = http.register("instant@register.test");

        Answer me = http.get("/api/v1/users/me", http.bearer("instant@register.test"));

        assertThat(me.field("created_at")).isEqualTo(created.field("created_at"));
    }

    @Test
    void fieldsThatAreNotForClientsAreNeverStored() {
        Map<String, Object> body =
                new HashMap<>(Map.of("email", "climber@register.test", "name", "Climber", "password", Client.PASSWORD));
        body.putAll(Map.of("is_active", false, "roles", List.of("admin"), "id", "x", "email_verified", true));

        Answer created = http.post("/api/v1/users", body);

        assertThat(created.status()).isEqualTo(201);
        Answer me = http.get("/api/v1/users/me", http.bearer("climber@register.test"));
        assertThat(me.json().get("is_active").asBoolean()).isTrue();
        assertThat(me.json().get("email_verified").asBoolean()).isFalse();
        assertThat(me.json().get("roles").toString()).isEqualTo("[\"user\"]");
    }

    @Test
    void fiftyAtOnceMakeOneAccount() {
        List<Answer> answers = Parallel.times(50, i -> http.register("race@register.test"));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
    }

    @Test
    void fiftyAtOnceInDifferentCaseMakeOneAccount() {
        List<Answer> answers = Parallel.times(
                50,
                i -> http.register(i % 2 == 0 ? "Case@register.test" : "case@register.test".toUpperCase(Locale.ROOT)));

        assertThat(answers).extracting(Answer::status).containsOnlyOnce(201).containsOnly(201, 409);
        assertThat(answers)
                .filteredOn(answer -> answer.status() == 409)
                .extracting(answer -> answer.field("detail"))
                .containsOnly("Email already in use");
    }

    @Test
    void anAddressIsTheSameInEverySpellingWhateverTheLocaleOfTheDatabase() {
        int composed = http.register("\u00c9@spelling.test").status();
        int decomposed = http.register("e\u0301@spelling.test").status();
        int otherDomain = http.register("x@b\u00fccher.test").status();
        int asAscii = http.register("x@xn--bcher-kva.test").status();

        assertThat(List.of(composed, decomposed, otherDomain, asAscii)).containsExactly(201, 409, 201, 409);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"a\r\nBcc:x@y.zz", "a b@c.dd", "no-at.test", "a@b@c.dd", "a@nodot", "a,b@c.dd", "\u202ea@c.dd"})
    void whatIsNoAddressIsRefusedWithItsPlaceAndWithoutItsValue(String email) {
        Answer answer = http.register(email);

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.json().at("/errors/0/loc").toString()).isEqualTo("[\"body\",\"email\"]");
        assertThat(answer.text()).doesNotContain("y.zz", "c.dd", "no-at", "nodot");
    }

    @ParameterizedTest
    @CsvSource({"1,422", "2,201", "100,201", "101,422"})
    void aNameHasTwoToAHundredCharacters(int length, int status) {
        Answer answer = http.post(
                "/api/v1/users",
                Map.of(
                        "email", "name" + length + "@register.test",
                        "name", "  " + "n".repeat(length) + " ",
                        "password", Client.PASSWORD));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @CsvSource({"7,422", "8,201", "128,201", "129,422"})
    void aPasswordHasEightToAHundredAndTwentyEightCharacters(int length, int status) {
        Answer answer = http.post(
                "/api/v1/users",
                Map.of(
                        "email",
                        "password" + length + "@register.test",
                        "name",
                        "Some One",
                        "password",
                        "\ud83d\ude00".repeat(length)));

        assertThat(answer.status()).isEqualTo(status);
    }

    @ParameterizedTest
    @ValueSource(strings = {"invite", "closed"})
    void nobodyRegistersWhereRegistrationIsNotOpen(String mode) {
        try (TestServer server = TestServer.start(Map.of("GATEHOUSE_REGISTRATION", mode))) {
            Answer answer = server.http().register("a@register.test");

            assertThat(answer.status()).isEqualTo(403);
            assertThat(answer.field("code")).isEqualTo("registration_closed");
        }
    }

    @Test
    void withPrivacyEveryAnswerIsTheSame() {
        try (TestServer server = TestServer.startWith("users.registrationPrivacy", "true")) {
            Answer first = server.http().register("private@register.test");
            Answer second = server.http().register("private@register.test");

            assertThat(List.of(first.status(), second.status())).containsExactly(202, 202);
            assertThat(first.text()).isEqualTo(second.text()).isEmpty();
            assertThat(second.header("RateLimit")).doesNotContain("taken_addresses");
        }
    }

    @Test
    void withPrivacyANewAddressWaitsWhetherOrNotItIsTaken() {
        try (TestServer server = TestServer.startWith("users.registrationPrivacy", "true")) {
            server.create("taken@register.test", Role.USER);
            server.create("mover@register.test", Role.USER);
            String[] bearer = server.http().bearer("mover@register.test");

            Answer taken = server.http().patch("/api/v1/users/me", Map.of("email", "taken@register.test"), bearer);
            Answer free = server.http().patch("/api/v1/users/me", Map.of("email", "free@register.test"), bearer);
            Answer own = server.http().patch("/api/v1/users/me", Map.of("email", "Mover@register.test"), bearer);

            assertThat(List.of(taken.status(), free.status())).containsExactly(200, 200);
            assertThat(taken.field("email")).isEqualTo(free.field("email")).isEqualTo("mover@register.test");
            assertThat(taken.field("pending_email")).isEqualTo("taken@register.test");
            assertThat(free.field("pending_email")).isEqualTo("free@register.test");
            assertThat(taken.header("RateLimit")).doesNotContain("taken_addresses");
            assertThat(own.field("email")).isEqualTo("Mover@register.test");
        }
    }
}
