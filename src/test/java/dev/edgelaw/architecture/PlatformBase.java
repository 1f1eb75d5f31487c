package dev.edgelaw.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import java.util.Set;

/** The module {@code java.base}, as a set of classes. */
final class PlatformBase {
  private static final Set<String> PACKAGES = Object.class.getModule().getPackages();

  private PlatformBase() {}

  static DescribedPredicate<JavaClass> classes() {
    return DescribedPredicate.describe("are of java.base", PlatformBase::contains);
  }

  /** Primitive types and their arrays have no package. */
  private static boolean contains(JavaClass type) {
    JavaClass element = type.getBaseComponentType();
    return element.isPrimitive() || PACKAGES.contains(element.getPackageName());
  }
}
