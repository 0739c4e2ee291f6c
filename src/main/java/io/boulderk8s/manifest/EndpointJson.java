package io.boulderk8s.manifest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.boulderk8s.compose.HostEntry;
import io.boulderk8s.plan.Endpoint;
import io.boulderk8s.staging.FixedAddress;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;

/**
 * Writes an endpoint as JSON for the agent (images/agent reads it), by a generator: a mapper would
 * cost a cold process more than the rest of the pod.
 */
final class EndpointJson {
  private EndpointJson() {}

  static String of(Endpoint endpoint) {
    return of(endpoint, List.of());
  }

  /**
   * Returns it with ports of the pod that stand for sockets of the endpoint.
   *
   * @param fixed addresses; only the runner's are of it
   */
  static String of(Endpoint endpoint, List<FixedAddress> fixed) {
    StringWriter text = new StringWriter();
    try (JsonGenerator json = new JsonFactory().createGenerator(text)) {
      json.writeStartObject();
      json.writeStringField("service", endpoint.service());
      json.writeObjectFieldStart("names");
      for (Map.Entry<String, Endpoint.Attachment> named : endpoint.attachments().entrySet()) {
        json.writeObjectFieldStart(named.getKey());
        attachment(json, named.getValue());
        json.writeEndObject();
      }
      json.writeEndObject();
      list(json, "dns", endpoint.dns());
      if (endpoint.internal()) {
        json.writeBooleanField("internal", true);
      }
      if (!endpoint.hosts().isEmpty()) {
        hosts(json, endpoint.hosts());
      }
      routes(json, endpoint.routes());
      doors(json, fixed.stream().filter(FixedAddress::runner).toList());
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return text.toString();
  }

  private static void attachment(JsonGenerator json, Endpoint.Attachment attachment)
      throws IOException {
    json.writeStringField("network", attachment.network());
    json.writeStringField("container", attachment.container());
    list(json, "names", attachment.names());
    list(json, "addresses", attachment.addresses());
    list(json, "subnets", attachment.subnets());
  }

  private static void hosts(JsonGenerator json, List<HostEntry> entries) throws IOException {
    json.writeObjectFieldStart("hosts");
    for (String host : entries.stream().map(HostEntry::host).distinct().toList()) {
      list(
          json,
          host,
          entries.stream()
              .filter(entry -> entry.host().equals(host))
              .map(HostEntry::address)
              .toList());
    }
    json.writeEndObject();
  }

  private static void routes(JsonGenerator json, Endpoint.Routes routes) throws IOException {
    if (!routes.sockets().isEmpty()) {
      list(json, "sockets", routes.sockets());
    }
    if (!routes.local().isEmpty()) {
      list(json, "local", routes.local());
    }
    if (routes.forwards().isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("forwards");
    for (Endpoint.Routes.Forward forward : routes.forwards()) {
      json.writeStartObject();
      json.writeStringField("listen", forward.listen());
      json.writeStringField("to", forward.to());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void doors(JsonGenerator json, List<FixedAddress> addresses) throws IOException {
    if (addresses.isEmpty()) {
      return;
    }
    json.writeArrayFieldStart("doors");
    for (FixedAddress address : addresses) {
      for (Map.Entry<Integer, Integer> port : address.ports().entrySet()) {
        json.writeStartObject();
        json.writeNumberField("port", port.getValue());
        json.writeStringField("to", address.address() + ":" + port.getKey());
        json.writeEndObject();
      }
    }
    json.writeEndArray();
  }

  private static void list(JsonGenerator json, String field, List<String> items)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String item : items) {
      json.writeString(item);
    }
    json.writeEndArray();
  }
}
