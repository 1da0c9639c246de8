package io.gatehouse.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import org.junit.jupiter.api.Test;

/** Text that nobody sees unless they ask for it by name. */
class SecretTest {
    private static final Secret SECRET = new Secret("open sesame");

    @Test
    void printsAsStarsAndSoDoesWhatHoldsIt() {
        assertThat(SECRET).hasToString("***");
        assertThat(new Holder(SECRET).toString()).doesNotContain("sesame").contains("***");
        assertThat(String.format("%s", SECRET)).isEqualTo("***");
    }

    @Test
    void leavesNothingOfItselfInJson() throws JsonProcessingException {
        ObjectMapper json = new ObjectMapper().disable(SerializationFeature.FAIL_ON_EMPTY_BEANS);

        assertThat(json.writeValueAsString(new Holder(SECRET))).doesNotContain("sesame");
    }

    @Test
    void isReadFromAJsonString() throws JsonProcessingException {
        assertThat(new ObjectMapper().readValue("\"open sesame\"", Secret.class))
                .isEqualTo(SECRET);
    }

    @Test
    void givesItsTextToWhoeverAsks() {
        assertThat(SECRET.reveal()).isEqualTo("open sesame");
    }

    @Test
    void equalsASecretOfTheSameTextAlone() {
        assertThat(SECRET).isEqualTo(new Secret("open sesame")).hasSameHashCodeAs(new Secret("open sesame"));
        assertThat(SECRET).isNotEqualTo(new Secret("open sesamf")).isNotEqualTo("open sesame");
    }

    @Test
    void isBlankWhereItHoldsNothingButSpace() {
        assertThat(new Secret(" ").isBlank()).isTrue();
        assertThat(SECRET.isBlank()).isFalse();
    }

    private record Holder(Secret password) {}
}
