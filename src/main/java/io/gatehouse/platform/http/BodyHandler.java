package io.gatehouse.platform.http;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.http.HttpStatus;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.util.NanoTime;
import org.eclipse.jetty.util.thread.Scheduler;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/**
 * Reads the whole body of a request before anything else sees the request. So a client that sends slowly holds a connection but
 * no thread, and the token is checked when the request is complete: otherwise a caller could send headers, be signed out, and
 * still write with the rest of the body.
 *
 * <p>Answers 408 if a body takes too long, 413 if it is longer than {@link #MAX_LENGTH}, and 503 if no memory is left for it.
 * Jetty's own {@code EagerContentHandler} keeps a network buffer for each piece that arrives, so a body sent in single bytes
 * would take some thousand times its length.
 */
final class BodyHandler extends Handler.Wrapper {
    static final int MAX_LENGTH = 1 << 20;

    /** How long a body may arrive at any rate, and then how often the rate is checked: a lost packet costs seconds. */
    static final Duration PATIENCE = Duration.ofSeconds(5);

    /**
     * How much more of a refused body is read and dropped. If the connection closes while a client is still sending, the client
     * gets a reset and never sees the answer.
     */
    private static final int DRAINED = 4 * MAX_LENGTH;

    /** The body of these methods has no meaning (RFC 9110, 9.3.1), so it is ignored. */
    private static final Set<String> BODILESS = Set.of("GET", "HEAD");

    /** This part of the heap is for all bodies: while a request is answered, its body takes several times its length. */
    private static final int HEAP_SHARE = 8;

    /** How much memory a body with an announced length gets at first: most are shorter. */
    private static final long FIRST_PIECE = 1_024;

    private static final long MILLIS = 1_000;

    private final Duration within;
    private final long rate;
    private final AtomicLong room;

    BodyHandler(ConnectionsConfiguration configuration) {
        this(configuration, Runtime.getRuntime().maxMemory() / HEAP_SHARE);
    }

    /** Takes the bytes of memory for the bodies of all requests that are not answered yet. */
    BodyHandler(ConnectionsConfiguration configuration, long room) {
        this.within = configuration.bodyWithin().toJavaDuration();
        this.rate = configuration.bodyRate().toBytes();
        this.room = new AtomicLong(room);
    }

    @Override
    public boolean handle(Request request, Response response, Callback callback) throws Exception {
        boolean hasBody = request.getLength() > 0 || request.getHeaders().contains(HttpHeader.TRANSFER_ENCODING);
        if (!hasBody) {
            return super.handle(request, response, callback);
        }
        if (BODILESS.contains(request.getMethod())) {
            if (!request.consumeAvailable()) {
                response.getHeaders().put(HttpFields.CONNECTION_CLOSE);
            }
            return super.handle(new Whole(request, Content.Chunk.EOF), response, callback);
        }
        if (request.getLength() > MAX_LENGTH && request.getHeaders().contains(HttpHeader.EXPECT)) {
            // A client that asks first has not begun to send, and reading the body would tell it to send.
            Response.writeError(request, response, callback, HttpStatus.PAYLOAD_TOO_LARGE_413);
            return true;
        }
        new Reading(request, response, callback).begin();
        return true;
    }

    private boolean next(Request whole, Response response, Callback callback) throws Exception {
        return super.handle(whole, response, callback);
    }

    /** The request with its body in memory. */
    private static final class Whole extends Request.Wrapper {
        private final AtomicReference<Content.Chunk> rest;

        Whole(Request request, Content.Chunk body) {
            super(request);
            this.rest = new AtomicReference<>(body);
        }

        @Override
        public Content.Chunk read() {
            return rest.getAndSet(Content.Chunk.EOF);
        }
    }

    /** One body that is arriving. Jetty calls {@link #run} when more of it is here, on one thread at a time. */
    private final class Reading implements Runnable {
        private final Request request;
        private final Response response;
        private final Callback callback;
        private final long began = NanoTime.now();

        /** Set by what ends the reading: the last piece, a refusal, or the timer. */
        private final AtomicBoolean over = new AtomicBoolean();

        /** Only then the reading demands nothing more: if the timer ends it, the next read fails and sends the answer. */
        private boolean isAnswered;

        private byte[] bytes = new byte[0];
        private int length;
        private long dropped;
        private long reserved;
        private volatile long arrived;
        private volatile Scheduler.@Nullable Task timer;

        Reading(Request request, Response response, Callback callback) {
            this.request = request;
            this.response = response;
            this.callback = callback;
        }

        /** On a thread that may continue with the request if the body arrived together with the headers, as most do. */
        void begin() {
            Request.addCompletionListener(request, failure -> room.addAndGet(reserved));
            if (readAvailable()) {
                goOn();
            } else if (!isAnswered) {
                watch();
                request.demand(this);
            }
        }

        /** On a thread that reads for all connections. */
        @Override
        public void run() {
            if (readAvailable()) {
                try {
                    request.getContext().execute(this::goOn);
                } catch (RejectedExecutionException noThreadLeft) {
                    refuse(HttpStatus.SERVICE_UNAVAILABLE_503, noThreadLeft);
                }
            } else if (!isAnswered) {
                request.demand(this);
            }
        }

        /** Whether the body is complete. If not, more of it will arrive, unless the reading is over. */
        private boolean readAvailable() {
            for (Content.Chunk chunk = request.read(); chunk != null; chunk = request.read()) {
                if (Content.Chunk.isFailure(chunk)) {
                    fail(chunk.getFailure());
                    return false;
                }
                boolean isLast = chunk.isLast();
                boolean isKept = keep(chunk.getByteBuffer());
                chunk.release();
                if (!isKept) {
                    refuse(HttpStatus.SERVICE_UNAVAILABLE_503, null);
                    return false;
                }
                if (dropped > 0 && (isLast || dropped > DRAINED)) {
                    refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, null);
                    return false;
                }
                if (isLast) {
                    return isInTime();
                }
            }
            return false;
        }

        private boolean isInTime() {
            if (over.compareAndSet(false, true)) {
                cancelTimer();
                return true;
            }
            refuse(HttpStatus.REQUEST_TIMEOUT_408, null);
            return false;
        }

        /** Whether there is memory for the piece. Drops what is beyond the limit. */
        private boolean keep(ByteBuffer piece) {
            int size = piece.remaining();
            if (dropped > 0 || length + size > MAX_LENGTH) {
                dropped += size;
            } else if (length + size > bytes.length && !grow(length + size)) {
                return false;
            } else {
                piece.get(bytes, length, size);
                length += size;
            }
            arrived = length + dropped;
            return true;
        }

        /** Reserves little for a length that was only announced. */
        private boolean grow(int needed) {
            int wanted = bytes.length == 0
                    ? (int) Math.min(request.getLength(), FIRST_PIECE)
                    : Math.min(2 * bytes.length, MAX_LENGTH);
            int size = Math.max(needed, wanted);
            int more = size - bytes.length;
            if (room.addAndGet(-more) < 0) {
                room.addAndGet(more);
                return false;
            }
            reserved += more;
            bytes = Arrays.copyOf(bytes, size);
            return true;
        }

        private void goOn() {
            Content.Chunk body = Content.Chunk.from(ByteBuffer.wrap(bytes, 0, length), true);
            try (MDC.MDCCloseable ignored = MDC.putCloseable(
                    RequestIdHandler.LOG_KEY, RequestContext.of(request).requestId())) {
                if (!next(new Whole(request, body), response, callback)) {
                    Response.writeError(request, response, callback, HttpStatus.NOT_FOUND_404);
                }
            } catch (Throwable unexpected) {
                Response.writeError(request, response, callback, unexpected);
            }
        }

        private void watch() {
            long left = within.toMillis() - NanoTime.millisSince(began);
            timer = request.getComponents()
                    .getScheduler()
                    .schedule(this::judge, Math.max(0, Math.min(left, PATIENCE.toMillis())), TimeUnit.MILLISECONDS);
        }

        /** On the timer's thread. */
        private void judge() {
            long taken = NanoTime.millisSince(began);
            boolean isSlow = taken >= PATIENCE.toMillis() && arrived < rate * taken / MILLIS;
            if (taken < within.toMillis() && !isSlow) {
                if (!over.get()) {
                    watch();
                }
            } else if (over.compareAndSet(false, true)) {
                request.fail(new TimeoutException("The body took too long to arrive"));
            }
        }

        private void fail(Throwable failure) {
            if (dropped > 0) {
                refuse(HttpStatus.PAYLOAD_TOO_LARGE_413, failure);
            } else if (failure instanceof TimeoutException) {
                refuse(HttpStatus.REQUEST_TIMEOUT_408, failure);
            } else if (failure instanceof HttpException malformed) {
                refuse(malformed.getCode(), failure);
            } else {
                // The client left, so there is nobody to answer.
                RequestContext.of(request).abandoned();
                end();
                callback.failed(failure);
            }
        }

        private void refuse(int status, @Nullable Throwable cause) {
            end();
            if (status == HttpStatus.SERVICE_UNAVAILABLE_503) {
                response.getHeaders().put(HttpHeader.RETRY_AFTER, 1);
            }
            Response.writeError(request, response, callback, status, null, cause);
        }

        private void end() {
            isAnswered = true;
            over.set(true);
            cancelTimer();
        }

        private void cancelTimer() {
            Scheduler.Task running = timer;
            if (running != null) {
                running.cancel();
            }
        }
    }
}
