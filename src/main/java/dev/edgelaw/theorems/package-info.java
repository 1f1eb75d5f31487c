/**
 * The statements of the paper as numerical checks: one small class a theorem, each check with its
 * requirement, its seeded random instances and the mutations that must break it. Tests and the
 * command {@code edgelaw theorems} run the same checks; the mathematics lies in {@link
 * dev.edgelaw.theory}.
 */
package dev.edgelaw.theorems;
