package dev.edgelaw.architecture;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;

/** The classes of the program; benchmarks, compiled into the same folder, are none of them. */
final class MainClasses {
  private MainClasses() {}

  static JavaClasses all() {
    return new ClassFileImporter()
        .withImportOption(new ImportOption.DoNotIncludeTests())
        .withImportOption(location -> !location.contains("/dev/edgelaw/bench/"))
        .importPackages("dev.edgelaw");
  }
}
