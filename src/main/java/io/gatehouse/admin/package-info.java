/**
 * The admin port: who may use it, what it answers, and its page. It serves health, metrics and log levels, and nothing about
 * accounts.
 */
@NullMarked
package io.gatehouse.admin;

import org.jspecify.annotations.NullMarked;
