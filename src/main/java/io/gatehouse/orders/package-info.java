/**
 * Orders: the example to copy for your own resource that users own. The user who placed an order can read and cancel it; staff
 * can read all orders, and admins can also change their status.
 */
@NullMarked
package io.gatehouse.orders;

import org.jspecify.annotations.NullMarked;
