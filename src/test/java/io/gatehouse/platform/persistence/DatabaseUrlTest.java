package io.gatehouse.platform.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.gatehouse.kernel.CannotStart;
import io.gatehouse.kernel.Secret;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The forms of a URL that hosting platforms hand out, and what is made of each. */
class DatabaseUrlTest {
    private static DatabaseUrl parse(String url) {
        return DatabaseUrl.parse(url, "beside", new Secret("word beside"));
    }

    @Nested
    class ThePlace {
        @ParameterizedTest
        @CsvSource({
            "jdbc:postgresql://db.test:6543/accounts, jdbc:postgresql://db.test:6543/accounts",
            "postgresql://db.test:6543/accounts, jdbc:postgresql://db.test:6543/accounts",
            "postgres://db.test:6543/accounts, jdbc:postgresql://db.test:6543/accounts",
            "postgres://db.test/accounts, jdbc:postgresql://db.test:5432/accounts",
            "postgres://[::1]/accounts, jdbc:postgresql://[::1]:5432/accounts",
            "postgres://u:p@db.test/accounts, jdbc:postgresql://db.test:5432/accounts",
            "postgres://db.test/a%20b, jdbc:postgresql://db.test:5432/a%20b",
        })
        void isReadFromAllThreeForms(String url, String jdbcUrl) {
            assertThat(parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                value = {
                    "jdbc:postgresql://a.test:1,b.test:2/x | jdbc:postgresql://a.test:1,b.test:2/x | a.test:1,"
                            + " b.test:2",
                    "postgresql://u:p@a.test,b.test:2/x | jdbc:postgresql://a.test:5432,b.test:2/x | a.test:5432,"
                            + " b.test:2",
                    "postgres://[::1],[::2]:6/x | jdbc:postgresql://[::1]:5432,[::2]:6/x | [::1]:5432, [::2]:6",
                })
        void mayBeSeveralServers(String url, String jdbcUrl, String address) {
            assertThat(parse(url).jdbcUrl()).isEqualTo(jdbcUrl);
            assertThat(parse(url).address()).isEqualTo(address);
        }

        @Test
        void keepsEveryParameterButTheCredentials() {
            DatabaseUrl url = parse("jdbc:postgresql://db.test/a?sslmode=require&user=u&password=p&socketTimeout=5");

            assertThat(url.jdbcUrl()).isEqualTo("jdbc:postgresql://db.test:5432/a?sslmode=require&socketTimeout=5");
        }
    }

    @Nested
    class Credentials {
        @Test
        void comeFromTheUserInfoPercentDecoded() {
            DatabaseUrl url = parse("postgres://m%C3%BCller:a%40b%3Ac%2Fd%25@db.test/a");

            assertThat(url.user()).isEqualTo("müller");
            assertThat(url.password().reveal()).isEqualTo("a@b:c/d%");
        }

        @Test
        void keepTheirPlusSign() {
            DatabaseUrl fromInfo = parse("postgres://a+b:c+d@db.test/a");
            DatabaseUrl fromQuery = parse("jdbc:postgresql://db.test/a?user=a+b&password=c+d");

            assertThat(fromInfo.user()).isEqualTo("a+b");
            assertThat(fromInfo.password().reveal()).isEqualTo("c+d");
            assertThat(fromQuery.user()).isEqualTo("a+b");
            assertThat(fromQuery.password().reveal()).isEqualTo("c+d");
        }

        @Test
        void mayHoldAColon() {
            assertThat(parse("postgres://u:a:b@db.test/a").password().reveal()).isEqualTo("a:b");
        }

        @Test
        void comeFromTheQueryPercentDecoded() {
            DatabaseUrl url = parse("jdbc:postgresql://db.test/a?user=m%C3%BCller&password=a%26b");

            assertThat(url.user()).isEqualTo("müller");
            assertThat(url.password().reveal()).isEqualTo("a&b");
        }

        @Test
        void inTheUrlWinOverThoseBesideIt() {
            DatabaseUrl url = parse("postgres://inside:word@db.test/a");

            assertThat(url.user()).isEqualTo("inside");
            assertThat(url.password().reveal()).isEqualTo("word");
        }

        @Test
        void besideItServeWhereTheUrlHasNone() {
            DatabaseUrl url = parse("postgres://db.test/a");

            assertThat(url.user()).isEqualTo("beside");
            assertThat(url.password().reveal()).isEqualTo("word beside");
        }

        @Test
        void mayBeSplitBetweenTheUrlAndBesideIt() {
            DatabaseUrl url = parse("postgres://inside@db.test/a");

            assertThat(url.user()).isEqualTo("inside");
            assertThat(url.password().reveal()).isEqualTo("word beside");
        }

        @Test
        void needAUser() {
            assertThatThrownBy(() -> DatabaseUrl.parse("postgres://db.test/a", "", new Secret("")))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("DATABASE_USER");
        }
    }

    @Nested
    class AWrongForm {
        @ParameterizedTest
        @ValueSource(
                strings = {
                    "mysql://u:hunter2@db.test/a",
                    "jdbc:mysql://u:hunter2@db.test/a",
                    "u:hunter2@db.test/a",
                    "postgres:u:hunter2@db.test/a",
                    "postgres://u:hunter2@db.test",
                    "postgres://u:hunter2@db.test/",
                    "postgres://u:hunter2@/a",
                    "postgres://u:hunter2%zz@db.test/a",
                    "postgres://u:hunter2 @db.test/a",
                    "postgres://u:hunter2#x@db.test/a",
                    "postgres://u:hunter2@db.test:port/a",
                    "postgres://u:hunter2@db.test,/a",
                    "postgres://u:hunter2@db.test:1:2/a",
                })
        void isRefusedWithoutAWordOfThePassword(String url) {
            assertThatThrownBy(() -> parse(url))
                    .isInstanceOf(CannotStart.class)
                    .hasMessageContaining("DATABASE_URL must look like")
                    .hasNoCause()
                    .message()
                    .doesNotContain("hunter2");
        }
    }

    @Test
    void printsWithoutItsPassword() {
        assertThat(parse("postgres://u:hunter2@db.test/a").toString()).doesNotContain("hunter2");
    }
}
