/**
 * The admin port: who may ask it, what it answers, and the page that says so. It knows health, metrics and log levels, and
 * nothing of accounts.
 */
@NullMarked
package io.gatehouse.admin;

import org.jspecify.annotations.NullMarked;
