/**
 * Runs cells: one cell is one training run with what is to be observed of it. Cells run in
 * parallel, each finished one is stored under the hash of its specification, and a stored cell is
 * never run again.
 */
package dev.edgelaw.engine;
