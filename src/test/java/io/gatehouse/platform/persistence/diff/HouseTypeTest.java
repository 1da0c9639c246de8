package io.gatehouse.platform.persistence.diff;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** That a type has one spelling, whoever names it. */
class HouseTypeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text | text",
                "text[] | text[]",
                "timestamp(6) with time zone | timestamptz(6)",
                "timestamp with time zone | timestamptz(6)",
                "timestamptz(3) | timestamptz(3)",
                "timestamp(3) with time zone | timestamptz(3)",
                "timestamp without time zone[] | timestamp(6)[]",
                "time(0) without time zone | time(0)",
                "character varying(80) | varchar(80)",
                "character varying(80)[] | varchar(80)[]",
                "numeric(38, 2) | numeric(38,2)",
                "float(53) | double precision",
                "FLOAT4 | real",
                "int8 | bigint",
                "double precision | double precision",
                "jsonb | jsonb",
            })
    void aTypeHasOneSpelling(String given, String spelled) {
        assertThat(HouseType.of(given)).isEqualTo(spelled);
    }
}
