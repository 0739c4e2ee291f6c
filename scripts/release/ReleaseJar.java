import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.CodeTransform;
import java.lang.classfile.Label;
import java.lang.classfile.instruction.InvokeDynamicInstruction;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.reflect.AccessFlag;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * Copies a jar, its classes in a form that the AOT cache of JDK 25 can keep: those older than Java 6
 * (picocli's) get a version with stack maps, without which it takes no class and none that depends on
 * one; a `switch` over types becomes a method of its class, because the cache does not keep what the JVM
 * would generate for it in each process (SwitchBootstraps).
 *
 * <p>Arguments: the jar, the copy, and the jars that its classes may extend.
 */
void main(String[] args) throws IOException {
  List<URL> jars = new ArrayList<>();
  for (int i = 0; i < args.length; i++) {
    if (i != 1) {
      jars.add(url(args[i]));
    }
  }
  try (URLClassLoader loader = new URLClassLoader(jars.toArray(URL[]::new));
      ZipInputStream in = new ZipInputStream(Files.newInputStream(Path.of(args[0])));
      ZipOutputStream out = new ZipOutputStream(Files.newOutputStream(Path.of(args[1])))) {
    ClassFile classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
      byte[] bytes = in.readAllBytes();
      ZipEntry copy = new ZipEntry(entry.getName());
      // neither now, as a JarOutputStream has it for the manifest, nor entry.getTimeLocal(), which depends on the time zone
      copy.setTimeLocal(LocalDateTime.of(2026, 1, 1, 0, 0));
      out.putNextEntry(copy);
      out.write(
          entry.getName().endsWith(".class") ? plainSwitches(classes, recent(classes, bytes)) : bytes);
      out.closeEntry();
    }
  }
}

URL url(String jar) throws MalformedURLException {
  return Path.of(jar).toUri().toURL();
}

byte[] recent(ClassFile classes, byte[] bytes) {
  ClassModel old = classes.parse(bytes);
  if (old.majorVersion() >= ClassFile.JAVA_6_VERSION) {
    return bytes;
  }
  ClassTransform withoutVersion = ClassTransform.dropping(ClassFileVersion.class::isInstance);
  ClassTransform newStackMaps = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
  return classes.build(
      old.thisClass().asSymbol(),
      builder -> {
        builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
        builder.transform(old, withoutVersion.andThen(newStackMaps));
      });
}

/** One call of SwitchBootstraps.typeSwitch whose labels are all types. */
record TypeSwitch(String name, MethodTypeDesc type, List<ClassDesc> labels) {
  static boolean is(InvokeDynamicInstruction call) {
    return call.bootstrapMethod().owner().descriptorString().equals("Ljava/lang/runtime/SwitchBootstraps;")
        && call.bootstrapMethod().methodName().equals("typeSwitch")
        && call.bootstrapArgs().stream().allMatch(ClassDesc.class::isInstance);
  }

  /** As SwitchBootstraps.typeSwitch says: -1 for null, else the first label from the given one on. */
  void body(CodeBuilder code) {
    Label some = code.newLabel();
    code.aload(0).ifnonnull(some).loadConstant(-1).ireturn().labelBinding(some);
    for (int i = 0; i < labels.size(); i++) {
      Label next = code.newLabel();
      code.iload(1).loadConstant(i).if_icmpgt(next);
      code.aload(0).instanceOf(labels.get(i)).ifeq(next);
      code.loadConstant(i).ireturn().labelBinding(next);
    }
    code.loadConstant(labels.size()).ireturn();
  }
}

boolean hasTypeSwitch(ClassModel model) {
  return model.methods().stream()
      .flatMap(method -> method.code().stream().flatMap(code -> code.elementStream()))
      .anyMatch(
          element -> element instanceof InvokeDynamicInstruction call && TypeSwitch.is(call));
}

byte[] plainSwitches(ClassFile classes, byte[] bytes) {
  ClassModel model = classes.parse(bytes);
  if (!hasTypeSwitch(model)) {
    return bytes;
  }
  List<TypeSwitch> switches = new ArrayList<>();
  boolean isInterface = model.flags().has(AccessFlag.INTERFACE);
  ClassTransform calls =
      ClassTransform.transformingMethodBodies(
          (code, element) -> {
            if (element instanceof InvokeDynamicInstruction call && TypeSwitch.is(call)) {
              TypeSwitch found =
                  new TypeSwitch(
                      "typeSwitch$" + switches.size(),
                      call.typeSymbol(),
                      call.bootstrapArgs().stream().map(ClassDesc.class::cast).toList());
              switches.add(found);
              code.invokestatic(model.thisClass().asSymbol(), found.name(), found.type(), isInterface);
            } else {
              code.with(element);
            }
          });
  return classes.transformClass(
      model,
      calls.andThen(
          ClassTransform.endHandler(
              builder ->
                  switches.forEach(
                      found ->
                          builder.withMethodBody(
                              found.name(),
                              found.type(),
                              ClassFile.ACC_PRIVATE | ClassFile.ACC_STATIC | ClassFile.ACC_SYNTHETIC,
                              found::body)))));
}
