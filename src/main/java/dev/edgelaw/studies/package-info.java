/**
 * The experiments of the paper, one small file each: what is planned, what is measured, what is
 * claimed.
 */
package dev.edgelaw.studies;
