package io.boulderk8s;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaConstructor;
import java.time.Clock;
import java.time.InstantSource;
import java.util.Calendar;
import java.util.Date;
import java.util.List;
import java.util.Set;

/** What a class may do by a call, and as well by a method reference. */
final class Accesses {
  private static final Set<String> WATCHES =
      Set.of("watch", "waitUntilCondition", "waitUntilReady", "inform", "runnableInformer");

  private Accesses() {}

  /** Accesses to members of one type by these names. */
  static DescribedPredicate<JavaAccess<?>> of(Class<?> type, String... names) {
    return describe(
        type.getSimpleName() + "." + String.join(", ", names),
        access ->
            access.getTargetOwner().isEquivalentTo(type)
                && List.of(names).contains(access.getName()));
  }

  static DescribedPredicate<JavaAccess<?>> constructorOf(Class<?> type) {
    return of(type, JavaConstructor.CONSTRUCTOR_NAME);
  }

  /** Accesses to what asks the machine's clock; not to what asks a clock that it is given. */
  static DescribedPredicate<JavaAccess<?>> timeOfDay() {
    return describe("the time of day", Accesses::asksForTheTime);
  }

  /** Accesses to what makes the API server send changes. */
  static DescribedPredicate<JavaAccess<?>> watches() {
    return describe(
        "a watch of fabric8",
        access ->
            WATCHES.contains(access.getName())
                && access.getTargetOwner().getPackageName().startsWith("io.fabric8"));
  }

  private static boolean asksForTheTime(JavaAccess<?> access) {
    String name = access.getName();
    boolean fresh = name.equals(JavaConstructor.CONSTRUCTOR_NAME);
    return (access.getTargetOwner().getPackageName().startsWith("java.time")
            && name.equals("now")
            && !isGiven(access))
        || (isOneOf(access, Clock.class, InstantSource.class)
            && (name.startsWith("system") || name.startsWith("tick"))
            && !isGiven(access))
        || (isOneOf(access, Date.class) && fresh && parameters(access).isEmpty())
        || (access.getTargetOwner().isAssignableTo(Calendar.class)
            && (fresh || name.equals("getInstance")))
        || of(System.class, "currentTimeMillis").test(access);
  }

  private static boolean isOneOf(JavaAccess<?> access, Class<?>... types) {
    return List.of(types).stream().anyMatch(access.getTargetOwner()::isEquivalentTo);
  }

  private static boolean isGiven(JavaAccess<?> access) {
    return parameters(access).contains(Clock.class.getName());
  }

  private static List<String> parameters(JavaAccess<?> access) {
    return access.getTarget() instanceof CodeUnitAccessTarget target
        ? target.getRawParameterTypes().stream().map(type -> type.getName()).toList()
        : List.of();
  }
}
