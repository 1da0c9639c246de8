package io.gatehouse.kernel;

/**
 * Where a request came from, as sessions and audit rows store it.
 *
 * @param requestId the request's id
 * @param address the client's IP address
 * @param agent the client's User-Agent, cut and cleaned; empty if it sent none
 */
public record Origin(String requestId, String address, String agent) {
    private static final int MAX_AGENT = 200;

    public Origin {
        agent = ClientText.clean(agent, MAX_AGENT);
    }
}
