package io.gatehouse.platform.http;

import io.gatehouse.kernel.Page;
import java.util.List;

/** A page of any list, as it is sent. */
@Wire
record PageView<T>(List<T> data, long total, int page, int limit) {
    static <T> PageView<T> of(Page<T> page) {
        return new PageView<>(
                page.rows(),
                page.total().rows(),
                page.request().page(),
                page.request().limit());
    }
}
