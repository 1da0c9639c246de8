package io.gatehouse.bench;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/** Sends ready-made requests over connections that stay open, one after the other on each, and reads every answer whole. */
final class Load {
    private static final int CONNECTIONS = 32;
    private static final String OK = "HTTP/1.1 2";
    private static final String LENGTH = "content-length:";

    private final int port;
    private final List<byte[]> requests;

    /** The requests are sent in turn, over and over. */
    Load(int port, List<String> requests) {
        this.port = port;
        this.requests = requests.stream()
                .map(request -> request.getBytes(StandardCharsets.US_ASCII))
                .toList();
    }

    static String get(String path, String token) {
        return "GET " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(token) + "\r\n";
    }

    /** A request that places something, with an {@code Idempotency-Key} of its own. */
    static String post(String path, String token, String json) {
        return "POST " + path + " HTTP/1.1\r\nHost: localhost\r\n" + authorization(token) + "Idempotency-Key: "
                + UUID.randomUUID() + "\r\nContent-Type: application/json\r\nContent-Length: "
                + json.length() + "\r\n\r\n" + json;
    }

    private static String authorization(String token) {
        return token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n";
    }

    /** Sends so many requests. */
    void send(long count) {
        run(sent -> sent < count);
    }

    /** Sends for so long and returns how many requests were answered. */
    long send(Duration time) {
        long start = System.nanoTime();
        return run(sent -> System.nanoTime() - start < time.toNanos());
    }

    /** Sends for so long and returns how many requests were answered for each second that the clock of processors moved on. */
    double perProcessorSecond(Duration time, Supplier<Duration> processors) {
        Duration before = processors.get();
        long answered = send(time);
        Duration spent = processors.get().minus(before);
        return answered * 1e9 / spent.toNanos();
    }

    private long run(LongPredicate goesOn) {
        AtomicLong sent = new AtomicLong();
        ExecutorService threads = Executors.newFixedThreadPool(CONNECTIONS);
        try {
            List<Future<Long>> answered = new ArrayList<>();
            for (int i = 0; i < CONNECTIONS; i++) {
                answered.add(threads.submit(() -> talk(sent, goesOn)));
            }
            return sum(answered);
        } finally {
            threads.shutdownNow();
        }
    }

    private static long sum(List<Future<Long>> answered) {
        try {
            long sum = 0;
            for (Future<Long> each : answered) {
                sum += each.get();
            }
            return sum;
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("a request was not answered as it should be", e);
        }
    }

    private long talk(AtomicLong sent, LongPredicate goesOn) throws IOException {
        long answered = 0;
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setTcpNoDelay(true);
            InputStream in = new BufferedInputStream(socket.getInputStream());
            long next = sent.getAndIncrement();
            while (goesOn.test(next)) {
                socket.getOutputStream().write(requests.get((int) (next % requests.size())));
                readAnswer(in);
                answered++;
                next = sent.getAndIncrement();
            }
        }
        return answered;
    }

    private static void readAnswer(InputStream in) throws IOException {
        String status = readLine(in);
        int length = 0;
        for (String line = readLine(in); !line.isEmpty(); line = readLine(in)) {
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = Integer.parseInt(line.substring(LENGTH.length()).strip());
            }
        }
        String body = new String(in.readNBytes(length), StandardCharsets.UTF_8);
        if (!status.startsWith(OK)) {
            throw new IOException(status + ": " + body);
        }
    }

    private static String readLine(InputStream in) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new IOException("the connection ended within an answer");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
