/**
 * Draws figures as vector pictures with real letters and as raster pictures, without a chart
 * library: the ones at hand turn every letter into an outline, which makes files of megabytes whose
 * bytes depend on the fonts of the machine. Here the layout comes from a table of letter widths, so
 * that the vector picture of the same data is the same bytes everywhere.
 */
package dev.edgelaw.report.plot;
