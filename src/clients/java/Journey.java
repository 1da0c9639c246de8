import java.util.UUID;
import journey.client.ApiClient;
import journey.client.ApiException;
import journey.client.api.OrdersApi;
import journey.client.api.SignInAndSessionsApi;
import journey.client.api.UsersApi;
import journey.client.model.CreateUser;
import journey.client.model.Me;
import journey.client.model.MoveOrder;
import journey.client.model.Order;
import journey.client.model.OrderList;
import journey.client.model.PlaceOrder;
import journey.client.model.PlaceOrderItem;
import journey.client.model.Problem;
import journey.client.model.SessionList;
import journey.client.model.SignIn;
import journey.client.model.TokenPair;

/** One user's way through the service with the generated client: {@code Journey BASE_URL}. It ends at the first surprise. */
public final class Journey {
    private static final String PASSWORD = "correct-horse-9";

    private final String email = "ada-" + UUID.randomUUID() + "@example.com";
    private final ApiClient client = new ApiClient();
    private final UsersApi users = new UsersApi(client);
    private final SignInAndSessionsApi sessions = new SignInAndSessionsApi(client);
    private final OrdersApi orders = new OrdersApi(client);

    private Journey(String base) {
        client.setBasePath(base);
    }

    public static void main(String[] arguments) throws ApiException {
        Journey journey = new Journey(arguments[0]);
        Me me = journey.arrive();
        journey.order();
        journey.beRefused(me.getId());
        journey.leave();
    }

    private Me arrive() throws ApiException {
        CreateUser body = new CreateUser().email(email).name("Ada").password(PASSWORD);
        expect(users.createUser(body, null).getEmail().equals(email), "the user who registered");
        step("register", email);

        TokenPair pair = sessions.signIn(new SignIn().email(email).password(PASSWORD));
        client.setBearerToken(pair.getAccessToken());
        step("sign in", "for " + pair.getExpiresIn() + " seconds");

        Me me = users.getMe(null, null);
        expect(me.getEmail().equals(email) && me.getPendingEmail() == null, "oneself");
        step("read oneself", me.getName() + ", " + String.join(" ", me.getRoles()));

        SessionList list = sessions.listSessions(null, null, null);
        expect(list.getTotal() == 1 && list.getData().get(0).getCurrent(), "one session, the one that asks");
        step("list sessions", list.getTotal().toString());
        return me;
    }

    private void order() throws ApiException {
        PlaceOrderItem item = new PlaceOrderItem()
                .sku("BOOK-1")
                .description("Notes on the Analytical Engine")
                .quantity(2)
                .unitPriceMinor(1299L);
        PlaceOrder body = new PlaceOrder().currency("EUR").addItemsItem(item);
        String key = UUID.randomUUID().toString();
        Order order = orders.placeOrder(body, key);
        expect(orders.placeOrder(body, key).getId().equals(order.getId()), "one order for one key");
        expect(
                order.getStatus() == Order.StatusEnum.PLACED && order.getTotalMinor() == 2598,
                "a placed order with its total");
        step("place an order", order.getTotalMinor() + " " + order.getCurrency());

        OrderList list = orders.listOrders("placed", null, null, 10, null);
        expect(
                list.getTotal() == 1 && list.getData().get(0).getId().equals(order.getId()),
                "the order that was placed");
        step("list orders", list.getTotal().toString());

        Order cancelled = orders.moveOrder(order.getId(), new MoveOrder().status(MoveOrder.StatusEnum.CANCELLED), "*");
        expect(cancelled.getStatus() == Order.StatusEnum.CANCELLED, "a cancelled order");
        step("cancel it", cancelled.getStatus().getValue());
    }

    private void beRefused(UUID unknown) {
        step("ask for an order that is not there", refused(() -> orders.getOrder(unknown, null, null), 404, "not_found"));
    }

    private void leave() throws ApiException {
        sessions.signOut(null);
        step("sign out", "204");

        step("read oneself with the token that ended", refused(() -> users.getMe(null, null), 401, "session_ended"));
    }

    private static String refused(Call call, int status, String code) {
        try {
            call.run();
        } catch (ApiException e) {
            Problem problem = e.getErrorObject();
            String said = problem.getStatus() + " " + problem.getCode();
            expect(said.equals(status + " " + code), status + " " + code + ", was " + said);
            return said + ", " + problem.getDetail();
        }
        throw new AssertionError("expected " + status + " " + code);
    }

    private static void step(String name, String outcome) {
        System.out.println("java: " + name + ": " + outcome);
    }

    private static void expect(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError("expected " + what);
        }
    }

    /** Something that the service is asked to do. */
    private interface Call {
        void run() throws ApiException;
    }
}
