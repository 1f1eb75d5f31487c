package dev.edgelaw.curvature;

import java.util.List;
import java.util.Optional;

/**
 * The full spectra taken along a run, in the order of their updates. Those wanted after the run had
 * diverged, or where the Hessian was not finite, are missing.
 *
 * @param spectra one per update
 */
public record SpectrumRecord(List<HessianSpectrum> spectra) {
  /** Copies the list. */
  public SpectrumRecord {
    spectra = List.copyOf(spectra);
  }

  /**
   * Several records as one.
   *
   * @param records of one run, ascending
   * @return all their spectra
   */
  public static SpectrumRecord joined(List<SpectrumRecord> records) {
    return new SpectrumRecord(records.stream().flatMap(r -> r.spectra().stream()).toList());
  }

  /**
   * The spectrum taken at W(t).
   *
   * @param step t, the number of updates made before
   * @return the spectrum, or empty where none was taken
   */
  public Optional<HessianSpectrum> at(int step) {
    return spectra.stream().filter(spectrum -> spectrum.step() == step).findFirst();
  }
}
