package io.gatehouse.orders;

import static org.assertj.core.api.Assertions.assertThat;

import io.gatehouse.Answer;
import io.gatehouse.accounts.access.Role;
import io.gatehouse.kernel.UserId;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whose an order is, and how it moves. */
class OrdersTest {
    private static final String NOBODYS = "0193a5c0-7b1e-7c3a-9f00-3f2a1b4c5d6e";

    private final String[] admin = Shop.bearer(Role.ADMIN);
    private final String[] support = Shop.bearer(Role.SUPPORT);

    @Nested
    class Reading {
        private final String owner = Shop.somebody(Role.USER);
        private final String[] bearer = Shop.HTTP.bearer(owner);
        private final String[] other = Shop.bearer(Role.USER);

        @Test
        void anothersIsTheSameAsNone() {
            String id = Shop.placed(bearer);

            Answer others = Shop.find(id, other);
            Answer none = Shop.find(NOBODYS, other);

            assertThat(others.status()).isEqualTo(404);
            assertThat(others.field("detail").replace(id, NOBODYS)).isEqualTo(none.field("detail"));
            assertThat(Shop.find(id, support).status()).isEqualTo(200);
            assertThat(Shop.HTTP.get("/api/v1/orders/x", bearer).status()).isEqualTo(422);
        }

        @Test
        void listsHoldOnesOwnOrForStaffEverybodys() {
            Shop.placed(bearer);
            Shop.placed(other);
            UserId user = Shop.SERVER.idOf(owner);

            Answer own = Shop.HTTP.get("/api/v1/orders", bearer);

            assertThat(own.json().get("data"))
                    .isNotEmpty()
                    .allMatch(each -> each.get("user_id").asText().equals(user.toString()));
            assertThat(Shop.HTTP
                            .get("/api/v1/orders", support)
                            .json()
                            .get("total")
                            .asLong())
                    .isGreaterThan(own.json().get("total").asLong());
            assertThat(Shop.HTTP
                            .get("/api/v1/orders?user_id=" + user, support)
                            .json()
                            .get("data"))
                    .isEqualTo(own.json().get("data"));
            assertThat(Shop.HTTP.get("/api/v1/orders?user_id=" + user, other).status())
                    .isEqualTo(403);
        }

        @Test
        void aUsersOrdersAreTheirsAndStaffs() {
            Shop.placed(bearer);
            String path = "/api/v1/users/" + Shop.SERVER.idOf(owner) + "/orders";

            assertThat(Shop.HTTP.get(path, bearer).json().get("data"))
                    .isEqualTo(Shop.HTTP.get("/api/v1/orders", bearer).json().get("data"));
            assertThat(Shop.HTTP.get(path, support).status()).isEqualTo(200);
            assertThat(Shop.HTTP.get(path, other).status()).isEqualTo(403);
            assertThat(Shop.HTTP
                            .get("/api/v1/users/" + NOBODYS + "/orders", other)
                            .status())
                    .isEqualTo(403);
            assertThat(Shop.HTTP.get(path + "?page=0", other).status()).isEqualTo(422);
        }

        @Test
        void pagesHoldEachOrderOnceWithAllItsItems() {
            String[] buyer = Shop.bearer(Role.USER);
            List<String> ids =
                    IntStream.range(0, 5).mapToObj(i -> Shop.placed(buyer)).toList();

            Answer first = Shop.HTTP.get("/api/v1/orders?limit=3", buyer);
            Answer second = Shop.HTTP.get("/api/v1/orders?limit=3&page=2", buyer);

            assertThat(first.json().get("total").asInt()).isEqualTo(5);
            assertThat(first.json().get("data").findValuesAsText("id")).isEqualTo(ids.subList(0, 3));
            assertThat(second.json().get("data").findValuesAsText("id")).isEqualTo(ids.subList(3, 5));
            assertThat(second.json().at("/data/0/items")).hasSize(1);
            assertThat(first.header("Link")).containsPattern("page=2&cursor=[^&]+&limit=3>; rel=\"next\"");
        }

        @Test
        void theStatusNarrowsAList() {
            String[] buyer = Shop.bearer(Role.USER);
            Shop.placed(buyer);
            String cancelled = Shop.placed(buyer);
            Shop.move(cancelled, "cancelled", buyer);

            assertThat(Shop.HTTP
                            .get("/api/v1/orders?status=cancelled", buyer)
                            .json()
                            .get("data")
                            .findValuesAsText("id"))
                    .containsExactly(cancelled);
            assertThat(Shop.HTTP.get("/api/v1/orders?status=lost", buyer).status())
                    .isEqualTo(422);
        }

        @Test
        void aDeletedUserLeavesTheOrderToStaff() {
            String gone = Shop.somebody(Role.USER);
            String id = Shop.placed(Shop.HTTP.bearer(gone));

            assertThat(Shop.HTTP
                            .delete("/api/v1/users/" + Shop.SERVER.idOf(gone), admin)
                            .status())
                    .isEqualTo(204);

            Answer left = Shop.find(id, support);
            assertThat(left.status()).isEqualTo(200);
            assertThat(left.json().get("user_id").isNull()).isTrue();
            assertThat(Shop.find(id, other).status()).isEqualTo(404);
        }
    }

    @Nested
    class Moving {
        private final String[] bearer = Shop.bearer(Role.USER);

        @Test
        void staffTakeAnOrderToItsEnd() {
            String id = Shop.placed(bearer);

            for (String next : List.of("paid", "shipped", "delivered")) {
                assertThat(Shop.move(id, next, admin).field("status")).isEqualTo(next);
            }

            assertThat(Shop.move(id, "cancelled", admin).field("code")).isEqualTo("invalid_order_transition");
            assertThat(Shop.SERVER.ask("select count(*) from audit_events e join audit_subjects s on s.event_id = e.id"
                            + " where kind = 'order.moved' and s.subject_id = '"
                            + id + "'"))
                    .isEqualTo("3");
        }

        @ParameterizedTest
        @ValueSource(strings = {"placed", "shipped", "delivered"})
        void aStepThatIsNotAllowedIs409AndChangesNothing(String next) {
            String id = Shop.placed(bearer);

            assertThat(Shop.move(id, next, admin).status()).isEqualTo(409);
            assertThat(Shop.find(id, bearer).field("status")).isEqualTo("placed");
        }

        /** Its place in the enumeration is no word of it. */
        @ParameterizedTest
        @ValueSource(strings = {"3", "\"3\"", "\"\"", "\"CANCELLED\"", "true", "[]", "null"})
        void whatIsNoStatusIs422(String next) {
            String id = Shop.placed(bearer);

            Answer answer = Shop.HTTP.send("PATCH", "/api/v1/orders/" + id, "{\"status\":" + next + "}", admin);

            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.json().at("/errors/0/loc/1").asText()).isEqualTo("status");
            assertThat(Shop.find(id, bearer).field("status")).isEqualTo("placed");
        }

        @Test
        void ownersCancelOnceAndDoNothingElse() {
            String id = Shop.placed(bearer);

            assertThat(Shop.move(id, "paid", bearer).status()).isEqualTo(403);
            assertThat(Shop.move(id, "cancelled", bearer).field("status")).isEqualTo("cancelled");
            assertThat(Shop.move(id, "cancelled", bearer).status()).isEqualTo(409);
        }

        @Test
        void nobodyElseMovesIt() {
            String id = Shop.placed(bearer);
            String[] other = Shop.bearer(Role.USER);

            assertThat(Shop.move(id, "cancelled", other).status()).isEqualTo(404);
            assertThat(Shop.move(NOBODYS, "cancelled", other).status()).isEqualTo(404);
            assertThat(Shop.move(id, "cancelled", support).status()).isEqualTo(403);
            assertThat(Shop.move(id, "lost", bearer).status()).isEqualTo(422);
        }
    }
}
