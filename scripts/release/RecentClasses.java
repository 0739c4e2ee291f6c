import java.io.IOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFile.ClassHierarchyResolverOption;
import java.lang.classfile.ClassFile.StackMapsOption;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.jar.JarOutputStream;

/**
 * Copies a jar; classes older than Java 6 (picocli's) get a version with stack maps. The AOT cache of
 * JDK 25 takes no class without them, and none that depends on one.
 */
void main(String[] args) throws IOException {
  Path from = Path.of(args[0]);
  Path to = Path.of(args[1]);
  try (URLClassLoader loader = new URLClassLoader(new URL[] {from.toUri().toURL()});
      JarInputStream in = new JarInputStream(Files.newInputStream(from));
      JarOutputStream out = new JarOutputStream(Files.newOutputStream(to), in.getManifest())) {
    ClassFile classes =
        ClassFile.of(
            StackMapsOption.GENERATE_STACK_MAPS,
            ClassHierarchyResolverOption.of(
                ClassHierarchyResolver.ofResourceParsing(loader)
                    .orElse(ClassHierarchyResolver.defaultResolver())));
    for (JarEntry entry = in.getNextJarEntry(); entry != null; entry = in.getNextJarEntry()) {
      byte[] bytes = in.readAllBytes();
      out.putNextEntry(new JarEntry(entry.getName()));
      out.write(entry.getName().endsWith(".class") ? recent(classes, bytes) : bytes);
      out.closeEntry();
    }
  }
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
