package io.boulderk8s.testkit;

import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives a test a client of the one {@link ApiServer} that all of them share. */
public final class ApiServerExtension implements BeforeAllCallback, ParameterResolver {
  private static final Namespace OURS = Namespace.create(ApiServerExtension.class);

  /** Here, because what is aborted in a resolver counts as an error. */
  @Override
  public void beforeAll(ExtensionContext context) {
    server(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == KubernetesClient.class;
  }

  @Override
  public KubernetesClient resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return server(context).client();
  }

  private static ApiServer server(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(OURS)
        .computeIfAbsent(ApiServer.class, _ -> ApiServer.start(), ApiServer.class);
  }
}
